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
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    /** Ids and names of Close's are far shorter. What is longer would not fit into a record's key and headers. */
    private static final int LONGEST_TEXT = 256;

    /** What an event has of its own (close-api.md 2.4): each may stand there once, whether we want it or those behind us. */
    private enum Field {
        ID,
        OBJECT_TYPE,
        ACTION,
        OBJECT_ID,
        LEAD_ID,
        ORGANIZATION_ID,
        DATE_UPDATED,
        DATE_CREATED,
        DATA,
        PREVIOUS_DATA,
        CHANGED_FIELDS,
        META,
        USER_ID,
        REQUEST_ID,
        API_KEY_ID,
        OAUTH_CLIENT_ID,
        OAUTH_SCOPE;

        private static final Map<String, Field> BY_NAME =
                Stream.of(values()).collect(Collectors.toUnmodifiableMap(Field::inJson, field -> field));
        private static final Field LAST_WANTED = DATE_UPDATED;

        private boolean isWanted() {
            return compareTo(LAST_WANTED) <= 0;
        }

        private String inJson() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final @Nullable String[] found = new @Nullable String[Field.values().length];
    private long seen;
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
                if (eventSeen) {
                    throw new UnreadableEvent("event stands there twice");
                }
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
            Field field = Field.BY_NAME.get(json.currentName());
            JsonToken value = json.nextToken();
            if (field != null) {
                requireFirst((seen & 1L << field.ordinal()) == 0, field);
                seen |= 1L << field.ordinal();
            }
            if (field != null && field.isWanted() && value == JsonToken.VALUE_STRING) {
                found[field.ordinal()] = text(json, field);
            } else {
                json.skipChildren();
            }
        }
    }

    private static String text(JsonParser json, Field field) throws IOException {
        String text = json.getText();
        if (text.length() > LONGEST_TEXT) {
            throw new UnreadableEvent("event." + field.inJson() + " is longer than " + LONGEST_TEXT + " characters");
        }
        return text;
    }

    private EventHead head() {
        return new EventHead(
                required(Field.ID),
                required(Field.OBJECT_TYPE),
                required(Field.ACTION),
                required(Field.OBJECT_ID),
                optional(Field.LEAD_ID),
                required(Field.ORGANIZATION_ID),
                time(required(Field.DATE_UPDATED)));
    }

    private String required(Field field) {
        String value = optional(field);
        if (value == null) {
            throw new UnreadableEvent("event." + field.inJson() + " is missing or not text");
        }
        return value;
    }

    private @Nullable String optional(Field field) {
        String value = found[field.ordinal()];
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
    private static void requireFirst(boolean first, Field field) {
        if (!first) {
            throw new UnreadableEvent("event." + field.inJson() + " stands there twice");
        }
    }
}
