package io.closeloop.lifecycle.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.closeloop.lifecycle.domain.setter.Script;
import io.closeloop.lifecycle.domain.setter.SetterSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Documents of settings as text and as trees. */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            // A setting that a later version has dropped must not keep a setter from talking.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** What is said of a text that {@link #cannotBeKept}. */
    public static final String LEAVE_OUT = "leave out the character U+0000: it cannot be kept";

    private Json() {}

    /** PostgreSQL refuses it in a text. */
    public static boolean cannotBeKept(@Nullable String text) {
        return text != null && text.indexOf('\0') >= 0;
    }

    /** Where in a document a text cannot be kept. */
    public static Stream<String> unkept(JsonNode node, String path) {
        if (node.isTextual()) {
            return cannotBeKept(node.textValue()) ? Stream.of(path) : Stream.empty();
        }
        if (node.isArray()) {
            return IntStream.range(0, node.size())
                    .boxed()
                    .flatMap(index -> unkept(node.get(index), path + "[" + index + "]"));
        }
        return node.properties().stream()
                .flatMap(part -> unkept(part.getValue(), path.isEmpty() ? part.getKey() : path + "." + part.getKey()));
    }

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** What a caller has sent. Empty where it is no JSON. */
    public static Optional<JsonNode> parse(String text) {
        try {
            return Optional.of(MAPPER.readTree(text));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** @throws IllegalArgumentException where it is no JSON object: only for what we have written */
    public static ObjectNode read(String stored) {
        return parse(stored)
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .orElseThrow(() -> new IllegalArgumentException("a stored document is not a JSON object"));
    }

    public static String write(JsonNode document) {
        return document.toString();
    }

    /** Without nulls and without groups that hold nothing: what is left is what the document says. The given one is left alone. */
    public static ObjectNode tidy(ObjectNode document) {
        ObjectNode tidy = object();
        for (Map.Entry<String, JsonNode> part : document.properties()) {
            JsonNode value = part.getValue() instanceof ObjectNode group ? tidy(group) : part.getValue();
            if (!value.isNull() && !(value.isObject() && value.isEmpty())) {
                tidy.set(part.getKey(), value);
            }
        }
        return tidy;
    }

    /** What a setter does of which nobody has said how, without the texts that only a person can write. */
    static ObjectNode standard() {
        ObjectNode standard = MAPPER.valueToTree(SetterSettings.standard(new Script("", null, "", List.of())));
        ((ObjectNode) standard.get("script")).remove(List.of("intro", "ctaMessage"));
        return tidy(standard);
    }

    static SetterSettings settings(ObjectNode effective) {
        try {
            return MAPPER.treeToValue(effective, SetterSettings.class);
        } catch (JsonProcessingException e) {
            // Without the document: it holds a tenant's texts.
            throw new IllegalArgumentException("no settings: " + e.getOriginalMessage());
        }
    }
}
