package io.closeloop.simulator.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.Optional;

/** {@code _order_by=key} or {@code _order_by=-key}: numbers by size, all else as text; what has no value comes last. */
public final class Ordering {
    private Ordering() {}

    static Optional<Comparator<ObjectNode>> of(
            Session session, Resource resource, Parameters parameters, Errors errors) {
        return parameters.get("_order_by").map(order -> {
            boolean descending = order.startsWith("-");
            String key = descending ? order.substring(1) : order;
            if (!resource.listing().orders().contains(key)) {
                errors.field("_order_by", "Not a valid choice.");
            }
            return Comparator.comparing(
                    (ObjectNode row) -> session.view(resource, row).path(key), values(descending));
        });
    }

    public static Comparator<JsonNode> values(boolean descending) {
        Comparator<JsonNode> ascending = Ordering::compare;
        Comparator<JsonNode> directed = descending ? ascending.reversed() : ascending;
        return Comparator.comparing(Ordering::isAbsent).thenComparing(directed);
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isNull() || value.isMissingNode();
    }

    private static int compare(JsonNode one, JsonNode other) {
        return one.isNumber() && other.isNumber()
                ? Double.compare(one.doubleValue(), other.doubleValue())
                : one.asText().compareTo(other.asText());
    }
}
