package io.closeloop.local.bench.lifecycle;

import io.closeloop.local.bench.Bars;
import io.closeloop.local.bench.Bars.Bar;
import io.closeloop.local.bench.lifecycle.LifecycleFigures.Bulk;
import io.closeloop.local.bench.lifecycle.LifecycleFigures.Latency;
import io.closeloop.local.bench.lifecycle.LifecycleFigures.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Four panels of bars, one for each part. */
final class LifecyclePicture {

    private static final String OURS = "#1b6ca8";
    private static final String FLOOR = "#9aa5b1";
    private static final String BESIDE = "#d1495b";

    private LifecyclePicture() {}

    static String of(LifecycleFigures figures) {
        var bars = new Bars(2);
        bars.panel("events a second, a backlog all the time", rates(figures));
        bars.panel("ms from event to milestone, 500 a second", latencies(figures.latencies()));
        bars.panel("p99 ms before and beside a bulk edit", bulks(figures.bulks()));
        bars.panel("events a second in waves, by number of leads", sizes(figures.sizes()));
        return bars.draw();
    }

    private static List<Bar> rates(LifecycleFigures figures) {
        return RateSummary.of(figures.rates()).stream()
                .map(rate -> new Bar(rate.contestant(), rate.rate(), colour(rate.contestant())))
                .toList();
    }

    private static List<Bar> latencies(List<Latency> latencies) {
        List<Bar> bars = new ArrayList<>();
        for (String percentile : List.of("p50", "p99", "p99.9")) {
            latencies.forEach(
                    latency -> bars.add(bar(percentile, latency.millis(), percentile, colour(latency.contestant()))));
        }
        return bars;
    }

    private static List<Bar> bulks(List<Bulk> bulks) {
        List<Bar> bars = new ArrayList<>();
        for (Bulk bulk : bulks) {
            bars.add(bar("before", bulk.quiet(), "p99", OURS));
            bars.add(bar("beside", bulk.beside(), "p99", BESIDE));
        }
        return bars;
    }

    private static List<Bar> sizes(List<Size> sizes) {
        return sizes.stream()
                .map(size -> new Bar(String.format(Locale.ROOT, "%,d", size.leads()), size.rate(), OURS))
                .toList();
    }

    private static Bar bar(String label, Map<String, Double> millis, String percentile, String colour) {
        return new Bar(label, millis.getOrDefault(percentile, 0.0), colour);
    }

    private static String colour(String contestant) {
        return contestant.equals(Contestant.FLOOR.processName()) ? FLOOR : OURS;
    }
}
