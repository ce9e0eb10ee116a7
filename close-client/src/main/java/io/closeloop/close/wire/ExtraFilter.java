package io.closeloop.close.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;

/** Builds the filters that a subscription can carry. Source: close-api.md 2.6. */
public final class ExtraFilter {

    private ExtraFilter() {}

    /**
     * Matches when any of these keys is among {@code changed_fields}. Never matches {@code created}, whose list is empty: subscribe
     * to that separately.
     */
    public static JsonNode changedAny(Collection<String> keys) {
        return anyOf(
                keys.stream().map(key -> field("changed_fields", contains(key))).toList());
    }

    /** Matches when the object's own field has this value, such as {@code direction} = {@code inbound}. */
    public static JsonNode dataEquals(String name, String value) {
        return field("data", field(name, node("equals").put("value", value)));
    }

    public static JsonNode anyOf(List<JsonNode> filters) {
        ObjectNode or = node("or");
        ArrayNode list = or.putArray("filters");
        filters.forEach(list::add);
        return or;
    }

    private static JsonNode field(String name, JsonNode filter) {
        return node("field_accessor").put("field", name).set("filter", filter);
    }

    private static JsonNode contains(String value) {
        return node("contains").put("value", value);
    }

    private static ObjectNode node(String type) {
        return CloseJson.MAPPER.createObjectNode().put("type", type);
    }
}
