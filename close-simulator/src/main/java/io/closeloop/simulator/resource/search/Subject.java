package io.closeloop.simulator.resource.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;

/**
 * Something that a search looks at: an object, or what is embedded in one, as a phone of a contact.
 *
 * @param type as the query calls it, for example {@code contact} or {@code contact_phone}
 */
record Subject(String type, ObjectNode row) {
    String id() {
        return row.path("id").asText();
    }

    /** All texts in it, at any depth. */
    Stream<JsonNode> texts() {
        return texts(row);
    }

    private static Stream<JsonNode> texts(JsonNode node) {
        return node.isContainerNode() ? node.valueStream().flatMap(Subject::texts) : Stream.of(node);
    }
}
