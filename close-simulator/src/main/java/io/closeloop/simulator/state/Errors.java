package io.closeloop.simulator.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Collects what is wrong with a write, so that one answer names it all. Source: close-api.md 8.2. */
public final class Errors {
    public static final String REQUIRED = "This field is required.";

    private final ObjectNode fields = Json.object();

    public void field(String name, String message) {
        if (!fields.has(name)) {
            fields.put(name, message);
        }
    }

    /** The errors of a nested object: a map below the key that holds it. */
    public void nested(String name, Errors inner) {
        if (inner.any()) {
            fields.set(name, inner.fields);
        }
    }

    public boolean any() {
        return !fields.isEmpty();
    }

    public JsonNode fields() {
        return fields;
    }

    public Answer answer() {
        ObjectNode body = Json.object();
        body.set("errors", Json.array());
        body.set("field-errors", fields);
        return new Answer(400, body);
    }
}
