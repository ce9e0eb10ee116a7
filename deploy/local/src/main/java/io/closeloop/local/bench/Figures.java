package io.closeloop.local.bench;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Everything one benchmark found, as it stands in the JSON file. */
record Figures(
        Instant at,
        String machine,
        List<Double> startSeconds,
        List<Memory> memory,
        List<Latency> latency,
        List<Cpu> cpu) {

    /** @param residentMegabytes after the load */
    record Memory(String process, long residentMegabytes, List<String> flags) {}

    /**
     * @param webhooksPerSecond that webhook-ingress accepted: the activation, and what Close says of the text it causes
     * @param millis milliseconds by percentile
     * @param missing texts that did not come in time
     */
    record Latency(
            String setting,
            Load load,
            long webhooksPerSecond,
            Map<String, Double> millis,
            long count,
            long missing,
            List<Point> curve) {}

    /** @param millisPerActivation processor time by process; all cores together have 1000 ms a second each */
    record Cpu(String setting, Map<String, Double> millisPerActivation) {}

    record Point(double percentile, double millis) {}
}
