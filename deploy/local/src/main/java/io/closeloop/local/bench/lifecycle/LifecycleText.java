package io.closeloop.local.bench.lifecycle;

import io.closeloop.local.bench.lifecycle.LifecycleFigures.Bulk;
import io.closeloop.local.bench.lifecycle.LifecycleFigures.Latency;
import io.closeloop.local.bench.lifecycle.LifecycleFigures.Size;
import io.closeloop.local.bench.profile.ProfileText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The figures as Markdown. */
final class LifecycleText {

    private static final String HEAD = """
            # lead-lifecycle beside the bare transaction

            %s, %s. Both: `%s`. Each event flips the kill switch of one lead: one transaction, one milestone, one gate. Generator, contestants, broker and
            database on the same cores; figures of several turns are medians.

            ![rates, latencies, bulk edits and sizes](lifecycle.svg)
            """;
    private static final String RATES = """

            ## Events committed and published, a backlog all the time

            | | events/s | of the floor | turns | CPU ms of an event | resident MB |
            |---|---|---|---|---|---|
            %s

            Aim: at least half the floor.
            """;
    private static final String LATENCIES = """

            ## From event to milestone, open loop, from the intended sending

            | | a second | p50 ms | p99 ms | p99.9 ms | max ms | events | missing |
            |---|---|---|---|---|---|---|---|
            %s

            Aim: p99 under 60 ms at 500 a second.
            """;
    private static final String BULKS = """

            ## Beside a bulk edit of another integration

            | leads edited | of them published | in s | other's events/s | p99 before, ms | p99 beside, ms | shift |
            |---|---|---|---|---|---|---|
            %s

            Aim: a shift under 20 %%.
            """;
    private static final String SIZES = """

            ## By the number of leads

            | leads | events/s, in waves | resident MB |
            |---|---|---|
            %s

            Aim: flat. Waves of a thousand events, each waited for: not to be compared with the rate above.
            """;

    private LifecycleText() {}

    static String of(LifecycleFigures figures) {
        return HEAD.formatted(figures.at(), figures.machine(), String.join(" ", figures.flags()))
                + part(RATES, RateSummary.of(figures.rates()), LifecycleText::row)
                + part(LATENCIES, figures.latencies(), LifecycleText::row)
                + part(BULKS, figures.bulks(), LifecycleText::row)
                + part(SIZES, figures.sizes(), LifecycleText::row)
                + (figures.profiles().isEmpty()
                        ? ""
                        : ProfileText.of("an event, a backlog all the time", figures.profiles()));
    }

    private static <T> String part(String template, List<T> found, Function<T, String> row) {
        return found.isEmpty() ? "" : template.formatted(found.stream().map(row).collect(Collectors.joining("\n")));
    }

    private static String row(RateSummary rate) {
        return String.format(
                Locale.ROOT,
                "| %s | %,.0f | %.0f %% | %d | %s | %d |",
                rate.contestant(),
                rate.rate(),
                100 * rate.ofFloor(),
                rate.turns(),
                cpu(rate.cpu()),
                rate.residentMegabytes());
    }

    private static String cpu(Map<String, Double> cpu) {
        return cpu.entrySet().stream()
                .map(one -> String.format(Locale.ROOT, "%s %.2f", one.getKey(), one.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String row(Latency latency) {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.1f | %.1f | %.1f | %.1f | %,d | %d |",
                latency.contestant(),
                latency.perSecond(),
                latency.millis().get("p50"),
                latency.millis().get("p99"),
                latency.millis().get("p99.9"),
                latency.millis().get("max"),
                latency.count(),
                latency.missing());
    }

    private static String row(Bulk bulk) {
        return String.format(
                Locale.ROOT,
                "| %,d | %,d | %.1f | %d | %.1f | %.1f | %+.0f %% |",
                bulk.leads(),
                bulk.published(),
                bulk.seconds(),
                bulk.perSecond(),
                bulk.quiet().get("p99"),
                bulk.beside().get("p99"),
                100 * bulk.shift());
    }

    private static String row(Size size) {
        return String.format(Locale.ROOT, "| %,d | %,.0f | %d |", size.leads(), size.rate(), size.residentMegabytes());
    }
}
