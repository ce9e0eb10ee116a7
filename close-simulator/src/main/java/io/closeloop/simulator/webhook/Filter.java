package io.closeloop.simulator.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The {@code extra_filter} of a subscription, seen from the root of an event. An absent field is as good as null. Source: close-api.md 2.6. */
sealed interface Filter {
    record Equals(JsonNode value) implements Filter {}

    record NotEquals(JsonNode value) implements Filter {}

    record IsNull() implements Filter {}

    record NonNull() implements Filter {}

    /** Member of a list, or part of a text. */
    record Contains(JsonNode value) implements Filter {}

    record And(List<Filter> filters) implements Filter {}

    record Or(List<Filter> filters) implements Filter {}

    record Not(Filter filter) implements Filter {}

    record FieldAccessor(String field, Filter filter) implements Filter {}

    record AnyArrayValue(Filter filter) implements Filter {}

    /** Lets everything pass. */
    Filter ANY = new And(List.of());

    default boolean matches(JsonNode node) {
        return switch (this) {
            case Equals f -> same(node, f.value());
            case NotEquals f -> !same(node, f.value());
            case IsNull f -> isNull(node);
            case NonNull f -> !isNull(node);
            case Contains f -> contains(node, f.value());
            case And f -> f.filters().stream().allMatch(inner -> inner.matches(node));
            case Or f -> f.filters().stream().anyMatch(inner -> inner.matches(node));
            case Not f -> !f.filter().matches(node);
            case FieldAccessor f -> f.filter().matches(node.path(f.field()));
            case AnyArrayValue f -> node.isArray() && node.valueStream().anyMatch(f.filter()::matches);
        };
    }

    private static boolean isNull(JsonNode node) {
        return node.isNull() || node.isMissingNode();
    }

    private static boolean same(JsonNode node, JsonNode value) {
        return isNull(node) ? value.isNull() : node.equals(value);
    }

    private static boolean contains(JsonNode node, JsonNode value) {
        if (node.isArray()) {
            return node.valueStream().anyMatch(value::equals);
        }
        return node.isTextual() && value.isTextual() && node.textValue().contains(value.textValue());
    }
}
