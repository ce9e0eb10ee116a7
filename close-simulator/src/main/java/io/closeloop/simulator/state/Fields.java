package io.closeloop.simulator.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** {@code _fields=a,b,c}: trims an answer; {@code custom} stands for all custom fields. Source: close-api.md 3.1, 3.5. */
public final class Fields {
    private Fields() {}

    public static Answer trim(Answer answer, Parameters parameters) {
        return parameters
                .get("_fields")
                .filter(fields -> answer.isSuccess() && !fields.isEmpty() && !fields.equals("_all"))
                .map(fields ->
                        new Answer(answer.status(), trim(answer.body(), Set.copyOf(Parameters.commaList(fields)))))
                .orElse(answer);
    }

    private static JsonNode trim(JsonNode body, Set<String> fields) {
        if (!body.isObject()) {
            return body;
        }
        if (!body.path("data").isArray()) {
            return picked(body, fields);
        }
        ObjectNode list = Json.copy((ObjectNode) body);
        return list.set(
                "data",
                body.get("data").valueStream().map(item -> picked(item, fields)).collect(Json.toArray()));
    }

    private static JsonNode picked(JsonNode item, Set<String> fields) {
        ObjectNode picked = Json.object();
        item.properties().forEach(entry -> {
            String key = entry.getKey();
            boolean custom = key.startsWith(Keys.CUSTOM) && fields.contains("custom");
            if (custom || fields.contains(key)) {
                picked.set(key, entry.getValue());
            }
        });
        return picked;
    }
}
