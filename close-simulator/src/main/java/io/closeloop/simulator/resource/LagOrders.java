package io.closeloop.simulator.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.state.Lags;
import io.closeloop.simulator.state.Resource;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lags as the control path takes them. */
final class LagOrders {
    private static final String RESOURCES = "resources";
    private static final Set<String> OF_ALL = Set.of("reads_ms", "lists_ms", "search_ms", "merge_ms", RESOURCES);
    private static final Set<String> OF_ONE = Set.of("reads_ms", "lists_ms");

    /** Every resource, and the list of all activities. */
    private static final Set<String> PATHS = Stream.concat(
                    Stream.of(Activities.PATH), Api.RESOURCES.stream().map(Resource::path))
            .collect(Collectors.toUnmodifiableSet());

    private LagOrders() {}

    /**
     * What is not named does not lag.
     *
     * @param order {@code reads_ms}, {@code lists_ms}, {@code search_ms}, {@code merge_ms}; {@code resources}, by their path, each with
     *     {@code reads_ms} and {@code lists_ms}
     * @throws IllegalArgumentException for a mistake, which it names
     */
    static Lags read(ObjectNode order) {
        known(order, OF_ALL);
        Map<String, Lags.Of> resources = new HashMap<>();
        order.path(RESOURCES).properties().forEach(entry -> resources.put(path(entry.getKey()), one(entry.getValue())));
        return new Lags(
                millis(order, "reads_ms"),
                millis(order, "lists_ms"),
                millis(order, "search_ms"),
                millis(order, "merge_ms"),
                resources);
    }

    private static Lags.Of one(JsonNode lags) {
        known(lags, OF_ONE);
        return new Lags.Of(millis(lags, "reads_ms"), millis(lags, "lists_ms"));
    }

    private static String path(String path) {
        if (!PATHS.contains(path)) {
            throw new IllegalArgumentException(
                    "There is no resource " + path + ". Name it as below /api/v1/, for example activity/sms.");
        }
        return path;
    }

    private static void known(JsonNode lags, Set<String> names) {
        lags.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                throw new IllegalArgumentException("There is no lag " + name + ", but " + names + ".");
            }
        });
    }

    private static Duration millis(JsonNode lags, String name) {
        JsonNode value = lags.path(name);
        if (!value.isMissingNode() && !(value.isInt() && value.intValue() >= 0)) {
            throw new IllegalArgumentException(name + " is a whole number of milliseconds, zero or more.");
        }
        return Duration.ofMillis(value.asInt(0));
    }
}
