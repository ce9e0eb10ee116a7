package io.closeloop.simulator.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a filter; empty when any part of it is not one. */
final class FilterParser {
    private static final int DEEPEST = 50;

    private FilterParser() {}

    static Optional<Filter> parse(JsonNode node) {
        return parse(node, 0);
    }

    private static Optional<Filter> parse(JsonNode node, int depth) {
        if (depth > DEEPEST || !node.isObject()) {
            return Optional.empty();
        }
        return switch (node.path("type").asText()) {
            case "equals" -> value(node).map(Filter.Equals::new);
            case "not_equals" -> value(node).map(Filter.NotEquals::new);
            case "contains" -> value(node).map(Filter.Contains::new);
            case "is_null" -> Optional.of(new Filter.IsNull());
            case "non_null" -> Optional.of(new Filter.NonNull());
            case "and" -> all(node.path("filters"), depth).map(Filter.And::new);
            case "or" -> all(node.path("filters"), depth).map(Filter.Or::new);
            case "not" -> parse(node.path("filter"), depth + 1).map(Filter.Not::new);
            case "any_array_value" -> parse(node.path("filter"), depth + 1).map(Filter.AnyArrayValue::new);
            case "field_accessor" ->
                node.path("field").isTextual()
                        ? parse(node.path("filter"), depth + 1)
                                .map(inner -> new Filter.FieldAccessor(
                                        node.get("field").textValue(), inner))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<JsonNode> value(JsonNode node) {
        return Optional.ofNullable(node.get("value"));
    }

    private static Optional<List<Filter>> all(JsonNode nodes, int depth) {
        List<Filter> filters = new ArrayList<>();
        for (JsonNode node : nodes) {
            Optional<Filter> filter = parse(node, depth + 1);
            if (filter.isEmpty()) {
                return Optional.empty();
            }
            filters.add(filter.get());
        }
        return nodes.isArray() ? Optional.of(filters) : Optional.empty();
    }
}
