package io.closeloop.close.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.closeloop.close.wire.CloseJson;
import io.closeloop.close.wire.CloseTime;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads leniently what may be missing and names what may not. */
final class CloseEventReader {

    private final JsonNode event;

    private CloseEventReader(JsonNode event) {
        this.event = event;
    }

    static CloseEvent read(byte[] body) {
        JsonNode root = tree(body);
        JsonNode event = root.has("event") ? root.get("event") : root;
        if (!event.isObject()) {
            throw new UnreadableEventException("event is not an object");
        }
        return new CloseEventReader(event).read(text(root, "subscription_id"));
    }

    private CloseEvent read(@Nullable String subscriptionId) {
        Instant dateUpdated = time(required("date_updated"), "date_updated");
        String created = text(event, "date_created");
        return new CloseEvent(
                required("id"),
                created == null ? dateUpdated : time(created, "date_created"),
                dateUpdated,
                text(event, "organization_id"),
                required("object_type"),
                required("object_id"),
                text(event, "lead_id"),
                required("action"),
                changedFields(),
                event.path("data"),
                event.path("previous_data"),
                event.path("meta"),
                text(event, "user_id"),
                text(event, "api_key_id"),
                text(event, "request_id"),
                subscriptionId);
    }

    private static JsonNode tree(byte[] body) {
        try {
            return CloseJson.MAPPER.readTree(body);
        } catch (IOException e) {
            throw new UnreadableEventException("the body is not JSON");
        }
    }

    private List<String> changedFields() {
        return event.path("changed_fields").valueStream().map(JsonNode::asText).toList();
    }

    private String required(String field) {
        String value = text(event, field);
        if (value == null || value.isBlank()) {
            throw new UnreadableEventException("event." + field + " is missing or not text");
        }
        return value;
    }

    private static @Nullable String text(JsonNode object, String field) {
        JsonNode value = object.path(field);
        return value.isTextual() ? value.textValue() : null;
    }

    private static Instant time(String value, String field) {
        try {
            return CloseTime.parse(value);
        } catch (DateTimeException e) {
            throw new UnreadableEventException("event." + field + " is not an ISO date and time");
        }
    }
}
