package io.closeloop.close;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.closeloop.close.CloseFailure.Invalid;
import io.closeloop.close.wire.CloseJson;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads Close's 400 bodies, whose parts may be missing, nested, or not JSON at all. Source: close-api.md 8.2. */
final class FieldErrors {

    private FieldErrors() {}

    static Invalid read(int status, String body) {
        JsonNode answer = tree(body);
        Map<String, String> byField = new LinkedHashMap<>();
        collect("", answer.path("field-errors"), byField);
        return new Invalid(reason(status, answer), Map.copyOf(byField));
    }

    private static JsonNode tree(String body) {
        try {
            return CloseJson.MAPPER.readTree(body);
        } catch (JsonProcessingException notJson) {
            return CloseJson.MAPPER.missingNode();
        }
    }

    private static String reason(int status, JsonNode answer) {
        if (answer.path("error").isTextual()) {
            return answer.path("error").asText();
        }
        JsonNode first = answer.path("errors").path(0);
        return first.isTextual() ? first.asText() : "status " + status;
    }

    private static void collect(String path, JsonNode errors, Map<String, String> byField) {
        if (errors.isObject()) {
            errors.properties()
                    .forEach(
                            e -> collect(path.isEmpty() ? e.getKey() : path + "." + e.getKey(), e.getValue(), byField));
        } else if (errors.isArray() && errors.path(0).isContainerNode()) {
            for (int i = 0; i < errors.size(); i++) {
                collect(path + "[" + i + "]", errors.get(i), byField);
            }
        } else if (!errors.isMissingNode() && !errors.isNull()) {
            byField.put(path, errors.isArray() ? String.join(" ", texts(errors)) : errors.asText());
        }
    }

    private static Iterable<String> texts(JsonNode list) {
        return () -> list.valueStream().map(JsonNode::asText).iterator();
    }
}
