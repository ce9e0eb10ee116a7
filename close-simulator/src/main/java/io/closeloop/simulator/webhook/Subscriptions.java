package io.closeloop.simulator.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.state.Organization;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/** Finds who wants an event. Called under the lock. */
final class Subscriptions {
    private record Wanted(String type, String action, Filter filter) {
        boolean wants(ObjectNode event) {
            return type.equals(event.get("object_type").textValue())
                    && action.equals(event.get("action").textValue())
                    && filter.matches(event);
        }
    }

    private final Deliveries deliveries;
    /** A stored subscription never changes, another state is another object: its parsed form can be kept beside it. */
    private final Map<JsonNode, List<Wanted>> parsed = new WeakHashMap<>();

    Subscriptions(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    void offer(Organization organization, ObjectNode json, Event event) {
        for (ObjectNode subscription : organization.table(Webhooks.RESOURCE).all()) {
            boolean open = isActive(subscription) || Webhooks.keepsQueue(subscription);
            if (open && wanted(subscription).stream().anyMatch(w -> w.wants(json))) {
                deliveries.offer(organization, subscription.get("id").textValue(), event);
            }
        }
    }

    static boolean isActive(ObjectNode subscription) {
        return !subscription.path("status").asText().equals("paused");
    }

    private List<Wanted> wanted(ObjectNode subscription) {
        return parsed.computeIfAbsent(subscription.get("events"), Subscriptions::parse);
    }

    private static List<Wanted> parse(JsonNode events) {
        return events.valueStream()
                .map(e -> new Wanted(
                        e.get("object_type").asText(),
                        e.get("action").asText(),
                        FilterParser.parse(e.get("extra_filter")).orElse(Filter.ANY)))
                .toList();
    }
}
