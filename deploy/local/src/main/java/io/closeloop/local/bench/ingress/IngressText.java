package io.closeloop.local.bench.ingress;

import io.closeloop.local.bench.Median;
import io.closeloop.local.bench.ingress.IngressFigures.Attack;
import io.closeloop.local.bench.ingress.IngressFigures.Start;
import io.closeloop.local.bench.profile.ProfileText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The figures as Markdown. */
final class IngressText {

    private static final String HEAD = """
            # webhook-ingress, side by side

            %s, %s. Every contender: `%s`. Signed events of 1.6 KB, acks=all, linger 0, twelve partitions; load generator, contenders and
            brokers on the same cores, all contenders up at once, loops in turns; medians of the repetitions.
            """;
    private static final String LOOPS = """

            ## %s, %s

            | | | of the floor | events/s | p50 ms | p99 ms | p99.9 ms | CPU s per 1,000 | broker's | resident MB | refused |
            |---|---|---|---|---|---|---|---|---|---|---|
            %s
            """;
    private static final String STARTS = """

            ## Start of webhook-ingress

            | | listening ms | ready ms |
            |---|---|---|
            %s

            Aims: listening within 1,000 ms and ready within 2,000 ms with the AOT cache.
            """;
    private static final String ATTACKS = """

            ## Under forgeries

            | | honest/s asked | honest/s answered 200 | p50 ms | p99 ms | max ms | forged/s refused | forged admitted |
            |---|---|---|---|---|---|---|---|
            %s

            Aims: 95 %% of the rate, p99 under 200 ms.
            """;

    private IngressText() {}

    static String of(IngressFigures figures) {
        List<Summary> all = Summary.of(figures.runs());
        var text =
                new StringBuilder(HEAD.formatted(figures.at(), figures.machine(), String.join(" ", figures.flags())));
        Summary.brokers(all).forEach(brokers -> {
            text.append(loops(all, brokers, true));
            text.append(loops(all, brokers, false));
        });
        if (!all.isEmpty()) {
            text.append("\n"
                    + "Aims: 85 % of the floor at 64 and 256 connections; p99 under 10 ms at 64 connections and"
                    + " under 15 ms at 5,000 a second; resident under 200 MB.\n\n"
                    + "![rates and latencies](ingress.svg)\n");
        }
        if (!figures.starts().isEmpty()) {
            text.append(STARTS.formatted(row(figures.starts(), false) + "\n" + row(figures.starts(), true)));
        }
        if (!figures.attacks().isEmpty()) {
            text.append(ATTACKS.formatted(rows(figures.attacks())));
        }
        if (!figures.profiles().isEmpty()) {
            text.append(ProfileText.of("an event (64 connections)", figures.profiles()));
        }
        return text.toString();
    }

    private static String loops(List<Summary> all, int brokers, boolean closed) {
        String rows = all.stream()
                .filter(one -> one.brokers() == brokers && one.loop().isClosed() == closed)
                .map(one -> row(all, one))
                .collect(Collectors.joining("\n"));
        String words = brokers == 1 ? "one broker" : "three brokers, three copies, two in sync";
        String loop = closed ? "Closed loop" : "Open loop, latency from the intended start";
        return rows.isEmpty() ? "" : LOOPS.formatted(loop, words, rows);
    }

    private static String row(List<Summary> all, Summary one) {
        Map<String, Double> millis = one.millis();
        return String.format(
                Locale.ROOT,
                "| %s | %s | %.0f %% | %,.0f | %.2f | %.2f | %.2f | %.3f | %.3f | %d | %d |",
                one.loop().words(),
                one.contender(),
                100 * one.rate() / Summary.rateOf(all, one, Contender.FLOOR),
                one.rate(),
                millis.get("p50"),
                millis.get("p99"),
                millis.get("p99.9"),
                one.cpu(),
                one.brokerCpu(),
                one.residentMegabytes(),
                one.refused());
    }

    private static String row(List<Start> starts, boolean cache) {
        List<Start> these =
                starts.stream().filter(start -> start.cache() == cache).toList();
        return String.format(
                Locale.ROOT,
                "| %s, median of %d | %.0f | %.0f |",
                cache ? "with the AOT cache" : "as it is",
                these.size(),
                Median.of(these, Start::listeningMillis),
                Median.of(these, Start::readyMillis));
    }

    private static String rows(List<Attack> attacks) {
        return attacks.stream()
                .map(attack -> String.format(
                        Locale.ROOT,
                        "| %s | %d | %.0f | %.2f | %.2f | %.1f | %,.0f | %d |",
                        attack.contender(),
                        attack.asked(),
                        attack.kept(),
                        attack.millis().get("p50"),
                        attack.millis().get("p99"),
                        attack.millis().get("max"),
                        attack.forged(),
                        attack.admitted()))
                .collect(Collectors.joining("\n"));
    }
}
