package io.closeloop.local.bench;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Everything one benchmark found, as it stands in the JSON file. */
record Figures(
        Instant at, String machine, Load load, List<Double> startSeconds, List<Memory> memory, List<Latency> latency) {

    /** @param residentMegabytes after the load */
    record Memory(String process, long residentMegabytes, List<String> flags) {}

    /**
     * @param millis milliseconds by percentile
     * @param missing texts that did not come in time
     */
    record Latency(String setting, Map<String, Double> millis, long count, long missing, List<Point> curve) {}

    record Point(double percentile, double millis) {}
}
