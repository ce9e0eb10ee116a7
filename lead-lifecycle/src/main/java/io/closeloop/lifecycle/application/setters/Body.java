package io.closeloop.lifecycle.application.setters;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.closeloop.lifecycle.settings.Complaint;
import io.closeloop.lifecycle.settings.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a caller has sent: its fields are taken one by one, and what is wrong with any of them is kept until {@link #orRefuse}. */
final class Body {

    private final ObjectNode json;
    private final List<Complaint> complaints = new ArrayList<>();

    private Body(ObjectNode json) {
        this.json = json;
    }

    /** @throws Refused unless it is an object that can be kept */
    static ObjectNode parse(@Nullable String text) {
        Optional<JsonNode> parsed = text == null ? Optional.empty() : Json.parse(text);
        if (parsed.isPresent() && parsed.get() instanceof ObjectNode object) {
            Refused.ifAny(Json.unkept(object, "")
                    .map(field -> new Complaint(field, Json.LEAVE_OUT))
                    .toList());
            return object;
        }
        throw Refused.of(null, "send a JSON object");
    }

    static Body of(ObjectNode json, Set<String> fields) {
        Body body = new Body(json);
        json.fieldNames().forEachRemaining(field -> {
            if (!fields.contains(field)) {
                body.complain(field, "there is no such field; known here: " + String.join(", ", fields));
            }
        });
        return body;
    }

    String text(String field, int longest) {
        JsonNode value = json.path(field);
        if (!value.isTextual()
                || value.textValue().isBlank()
                || value.textValue().length() > longest) {
            complain(field, "give a text that is not blank, of at most " + longest + " characters");
        }
        return value.asText().strip();
    }

    boolean flag(String field, boolean otherwise) {
        JsonNode value = json.path(field);
        if (!isAbsent(value) && !value.isBoolean()) {
            complain(field, "give true or false");
        }
        return value.asBoolean(otherwise);
    }

    @Nullable
    Long numberOrNull(String field) {
        JsonNode value = json.path(field);
        return isAbsent(value) ? null : version(field, value);
    }

    private long version(String field, JsonNode value) {
        if (!value.canConvertToLong() || !value.isIntegralNumber()) {
            complain(field, "give the version that you have read, a whole number, or leave it out");
        }
        return value.asLong();
    }

    Optional<UUID> id(String field) {
        JsonNode value = json.path(field);
        return isAbsent(value) ? Optional.empty() : Optional.ofNullable(id(field, value));
    }

    /** @return empty where it is absent */
    Optional<List<UUID>> ids(String field, int most) {
        JsonNode value = json.path(field);
        if (isAbsent(value)) {
            return Optional.empty();
        }
        if (!value.isArray() || value.isEmpty() || value.size() > most) {
            complain(field, "give a list of 1 to " + most + " ids of setters");
            return Optional.of(List.of());
        }
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            UUID id = id(field + "[" + i + "]", value.get(i));
            if (id != null) {
                ids.add(id);
            }
        }
        return Optional.of(ids.stream().distinct().toList());
    }

    /** By the ids of setters; empty where it is absent. */
    Map<UUID, Long> versions(String field) {
        JsonNode value = object(field);
        if (!value.isObject()) {
            complain(field, "give an object of setters' ids, each with the version that you have read");
        }
        Map<UUID, Long> versions = new HashMap<>();
        value.properties().forEach(entry -> {
            String place = field + "." + entry.getKey();
            UUID id = id(place, TextNode.valueOf(entry.getKey()));
            if (id != null) {
                versions.put(id, version(place, entry.getValue()));
            }
        });
        return versions;
    }

    JsonNode object(String field) {
        JsonNode value = json.path(field);
        return isAbsent(value) ? Json.object() : value;
    }

    void complain(@Nullable String field, String cure) {
        complaints.add(new Complaint(field, cure));
    }

    void complain(List<Complaint> more) {
        complaints.addAll(more);
    }

    void orRefuse() {
        Refused.ifAny(complaints);
    }

    private @Nullable UUID id(String field, JsonNode value) {
        try {
            return UUID.fromString(value.asText());
        } catch (IllegalArgumentException e) {
            complain(field, "give the id of a setter, as GET /setters shows it");
            return null;
        }
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }
}
