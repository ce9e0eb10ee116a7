package io.closeloop.simulator.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a write, so that one answer names it all. Source: close-api.md 8.2. */
public final class Errors {
    public static final String REQUIRED = "This field is required.";

    private final ObjectNode fields = Json.object();
    private final ArrayNode general = Json.array();
    private @Nullable Answer refusal;

    public void field(String name, String message) {
        if (!fields.has(name)) {
            fields.put(name, message);
        }
    }

    /** What belongs to no field. */
    public void general(String message) {
        general.add(message);
    }

    /** Not wrong, but not for this user. */
    public void forbidden() {
        refuse(Answer.error(403, "You do not have permission to do this."));
    }

    /** Not wrong, but not to be had: this is the answer to the whole. */
    public void refuse(Answer instead) {
        refusal = instead;
    }

    /** The errors of a nested object: a map below the key that holds it. */
    public void nested(String name, Errors inner) {
        if (inner.any()) {
            fields.set(name, inner.fields);
            general.addAll(inner.general);
            refusal = inner.refusal != null ? inner.refusal : refusal;
        }
    }

    public boolean any() {
        return refusal != null || !fields.isEmpty() || !general.isEmpty();
    }

    public JsonNode fields() {
        return fields;
    }

    public Answer answer() {
        if (refusal != null) {
            return refusal;
        }
        ObjectNode body = Json.object();
        body.set("errors", general);
        body.set("field-errors", fields);
        return new Answer(400, body);
    }
}
