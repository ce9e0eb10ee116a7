package io.closeloop.benchmark.contract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The texts of an event that make a record's key and headers; the rest is skipped. */
record EventHead(String id, String type, String subject, String organization, Instant changedAt) {

    private static final JsonFactory JSON = new JsonFactory();
    private static final Set<String> WANTED =
            Set.of("id", "object_type", "action", "object_id", "lead_id", "organization_id", "date_updated");

    /** @throws IllegalArgumentException if it is not an event */
    static EventHead read(byte[] body) {
        Map<String, String> found = new HashMap<>();
        try (JsonParser json = JSON.createParser(body)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean isEvent = json.currentName().equals("event");
                json.nextToken();
                if (isEvent) {
                    collect(json, found);
                } else {
                    json.skipChildren();
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("not JSON", e);
        }
        return of(found);
    }

    private static void collect(JsonParser json, Map<String, String> found) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            if (json.nextToken() == JsonToken.VALUE_STRING && WANTED.contains(name)) {
                found.put(name, json.getText());
            } else {
                json.skipChildren();
            }
        }
    }

    private static EventHead of(Map<String, String> found) {
        return new EventHead(
                required(found, "id"),
                "close." + required(found, "object_type") + "." + required(found, "action"),
                found.containsKey("lead_id") ? found.get("lead_id") : required(found, "object_id"),
                required(found, "organization_id"),
                LocalDateTime.parse(required(found, "date_updated")).toInstant(ZoneOffset.UTC));
    }

    private static String required(Map<String, String> found, String field) {
        String value = found.get(field);
        if (value == null) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return value;
    }
}
