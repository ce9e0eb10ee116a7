package io.closeloop.ingress.application;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.closeloop.close.wire.CloseTime;
import io.closeloop.events.UnreadableEvent;
import io.closeloop.ingress.domain.EventHead;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The least parsing: the few texts that route an event. The object itself, its old values and whatever Close adds are skipped token by
 * token, so that a body costs its length and no tree. Depth and number length are bounded by Jackson's read constraints.
 */
final class EventHeadReader {

    private static final JsonFactory JSON = JsonFactory.builder()
            // Field names are the customer's own custom fields: interning them would keep them for ever.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();
    private static final Set<String> WANTED =
            Set.of("id", "object_type", "action", "object_id", "lead_id", "organization_id", "date_updated");

    private final Map<String, String> found = new HashMap<>();
    private boolean eventSeen;

    private EventHeadReader() {}

    /** @throws UnreadableEvent naming what is missing or wrong, never quoting it */
    static EventHead read(byte[] body) {
        try (JsonParser json = JSON.createParser(body)) {
            EventHeadReader reader = new EventHeadReader();
            reader.readRoot(json);
            return reader.head();
        } catch (IOException e) {
            throw new UnreadableEvent("the body is not JSON");
        }
    }

    private void readRoot(JsonParser json) throws IOException {
        requireObject(json.nextToken(), "the body");
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean isEvent = json.currentName().equals("event");
            JsonToken value = json.nextToken();
            if (isEvent) {
                requireFirst(!eventSeen, "event");
                eventSeen = true;
                requireObject(value, "event");
                readEvent(json);
            } else {
                json.skipChildren();
            }
        }
        if (json.nextToken() != null) {
            throw new UnreadableEvent("something follows the JSON object");
        }
    }

    private void readEvent(JsonParser json) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (value == JsonToken.VALUE_STRING && WANTED.contains(name)) {
                requireFirst(found.put(name, json.getText()) == null, "event." + name);
            } else {
                json.skipChildren();
            }
        }
    }

    private EventHead head() {
        return new EventHead(
                required("id"),
                required("object_type"),
                required("action"),
                required("object_id"),
                optional("lead_id"),
                required("organization_id"),
                time(required("date_updated")));
    }

    private String required(String field) {
        String value = optional(field);
        if (value == null) {
            throw new UnreadableEvent("event." + field + " is missing or not text");
        }
        return value;
    }

    private @Nullable String optional(String field) {
        String value = found.get(field);
        return value == null || value.isBlank() ? null : value;
    }

    private static Instant time(String value) {
        try {
            return CloseTime.parse(value);
        } catch (DateTimeException e) {
            throw new UnreadableEvent("event.date_updated is not an ISO date and time");
        }
    }

    private static void requireObject(@Nullable JsonToken token, String what) {
        if (token != JsonToken.START_OBJECT) {
            throw new UnreadableEvent(what + " is not a JSON object");
        }
    }

    /** Which of two would count differs from parser to parser; the consumers behind us use another one. */
    private static void requireFirst(boolean first, String field) {
        if (!first) {
            throw new UnreadableEvent(field + " stands there twice");
        }
    }
}
