package io.closeloop.simulator.limit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.state.Json;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Rate limits as the control path takes and shows them. */
public final class LimitOrders {
    private static final int DOCUMENTED_REQUESTS = 100;
    private static final int DOCUMENTED_MILLIS = 5000;

    private LimitOrders() {}

    /**
     * What is not named has its default; the rate is then that of the example in close-api.md 8.1, 100 in 5 seconds.
     *
     * @param order {@code on}, {@code header}, {@code retry_after}, {@code at_once}, {@code requests}, {@code per_ms},
     *     {@code organization_factor}, {@code groups} by their name
     */
    public static RateLimits read(ObjectNode order) {
        Map<String, Rate> groups = new HashMap<>();
        order.path("groups").properties().forEach(group -> groups.put(group.getKey(), rate(group.getValue())));
        return new RateLimits(
                order.path("on").asBoolean(true),
                order.path("header").asBoolean(true),
                order.path("retry_after").asBoolean(true),
                order.path("at_once").asBoolean(false),
                rate(order),
                groups,
                order.path("organization_factor").asInt(3));
    }

    private static Rate rate(JsonNode node) {
        return new Rate(
                node.path("requests").asInt(DOCUMENTED_REQUESTS),
                Duration.ofMillis(node.path("per_ms").asLong(DOCUMENTED_MILLIS)));
    }

    public static ObjectNode json(RateLimits limits) {
        ObjectNode json = Json.object()
                .put("on", limits.on())
                .put("header", limits.header())
                .put("retry_after", limits.retryAfter())
                .put("at_once", limits.atOnce())
                .put("organization_factor", limits.organizationFactor());
        json.setAll(json(limits.standard()));
        ObjectNode groups = json.putObject("groups");
        limits.groups().forEach((name, rate) -> groups.set(name, json(rate)));
        return json;
    }

    private static ObjectNode json(Rate rate) {
        return Json.object()
                .put("requests", rate.requests())
                .put("per_ms", rate.per().toMillis());
    }
}
