package io.closeloop.lifecycle.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** The document's JSON Schema (2020-12), for forms and editors. From the same {@link Shape} that it is checked by. */
public final class SettingsSchema {

    private static final ObjectNode SCHEMA = schema();

    private SettingsSchema() {}

    public static ObjectNode get() {
        return SCHEMA.deepCopy();
    }

    private static ObjectNode schema() {
        ObjectNode schema = Json.object();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "Settings of a setter, or the account's defaults for all of them");
        schema.put("description", "Any part may be missing; null leaves it to the defaults.");
        describe(schema, Shape.SETTINGS, Layers.ofAccount(Json.object()).effective());
        return schema;
    }

    private static ObjectNode describe(ObjectNode schema, Shape shape, JsonNode standard) {
        switch (shape) {
            case Shape.Group(Map<String, Shape> parts) -> {
                orNull(schema, "object").put("additionalProperties", false);
                ObjectNode properties = schema.putObject("properties");
                parts.forEach((name, part) -> describe(properties.putObject(name), part, standard.path(name)));
            }
            case Shape.Text(boolean required) ->
                orNull(schema, "string")
                        .put("minLength", required ? 1 : 0)
                        .put("maxLength", Checking.LONGEST_TEXT)
                        .put("description", "May hold {{first_name}}.");
            case Shape.Words() ->
                orNull(schema, "array")
                        .put("maxItems", Checking.MOST_WORDS)
                        .putObject("items")
                        .put("type", "string")
                        .put("minLength", 1)
                        .put("maxLength", Checking.LONGEST_WORD);
            case Shape.Flag() -> orNull(schema, "boolean");
            case Shape.Time() ->
                orNull(schema, "string")
                        .put("format", "duration")
                        .put("description", "PT0S to P" + Checking.LONGEST.toDays() + "D");
        }
        if (standard.isValueNode()) {
            schema.set("default", standard);
        }
        return schema;
    }

    private static ObjectNode orNull(ObjectNode schema, String type) {
        schema.putArray("type").add(type).add("null");
        return schema;
    }
}
