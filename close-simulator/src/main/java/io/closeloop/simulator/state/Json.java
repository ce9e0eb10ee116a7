package io.closeloop.simulator.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/** The one mapper, and the few tree helpers that Jackson lacks. */
public final class Json {
    public static final ObjectMapper MAPPER = new ObjectMapper();

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Json() {}

    public static ObjectNode object() {
        return NODES.objectNode();
    }

    /** The node if it is an object, else an empty one. */
    public static ObjectNode object(JsonNode node) {
        return node instanceof ObjectNode object ? object : object();
    }

    public static ArrayNode array() {
        return NODES.arrayNode();
    }

    /** A list of texts; of anything else its {@code toString}. */
    public static ArrayNode texts(Collection<String> values) {
        ArrayNode array = array();
        values.forEach(array::add);
        return array;
    }

    /** Turns Java values (records, maps, lists, text, numbers, null) into a tree. */
    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** Reads a literal of this module's own making; a mistake in it is a bug. */
    public static ObjectNode literal(String json) {
        return (ObjectNode) parse(json.getBytes(StandardCharsets.UTF_8))
                .orElseThrow(() -> new IllegalArgumentException("Not a JSON object: " + json));
    }

    public static Optional<JsonNode> parse(byte[] bytes) {
        try {
            JsonNode node = MAPPER.readTree(bytes);
            return node == null || node.isMissingNode() ? Optional.empty() : Optional.of(node);
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    public static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The text of a key; empty when the key is absent, null or not a text. */
    public static Optional<String> text(JsonNode node, String key) {
        return Optional.ofNullable(node.path(key).textValue());
    }

    /** A copy whose nested nodes are shared: nothing that is stored is ever changed in place. */
    public static ObjectNode copy(ObjectNode node) {
        return object().setAll(node);
    }

    public static Collector<JsonNode, ?, ArrayNode> toArray() {
        return Collectors.collectingAndThen(Collectors.toList(), nodes -> array().addAll(nodes));
    }
}
