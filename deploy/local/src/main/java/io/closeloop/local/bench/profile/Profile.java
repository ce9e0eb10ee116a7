package io.closeloop.local.bench.profile;

import java.util.Map;

/**
 * Where the processor time of one contender goes.
 *
 * @param micros of an event, by category
 * @param top micros of an event in the methods of the contender and its libraries that it was found in most
 */
public record Profile(String contender, long samples, Map<String, Double> micros, Map<String, Double> top) {

    double allMicros() {
        return micros.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
