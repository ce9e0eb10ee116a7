package io.closeloop.local.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Latencies in milliseconds by percentile, as they stand in reports. */
public final class Percentiles {

    private Percentiles() {}

    public static Map<String, Double> millis(Histogram micros) {
        Map<String, Double> millis = new LinkedHashMap<>();
        millis.put("p50", micros.getValueAtPercentile(50) / 1000.0);
        millis.put("p90", micros.getValueAtPercentile(90) / 1000.0);
        millis.put("p99", micros.getValueAtPercentile(99) / 1000.0);
        millis.put("p99.9", micros.getValueAtPercentile(99.9) / 1000.0);
        millis.put("max", micros.getMaxValue() / 1000.0);
        return millis;
    }
}
