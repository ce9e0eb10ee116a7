package io.closeloop.close.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where a custom field's value stands in a Close object: under the flat key {@code custom.cf_…}, or in older answers in a map
 * {@code custom} by id or by name. Source: close-api.md 2.4 and 3.1. An unset field is absent, not null.
 */
public final class CustomValues {

    private CustomValues() {}

    /** {@code cf_1} and {@code custom.cf_1} both become {@code custom.cf_1}, the key to read, write and filter by. */
    public static String key(String fieldId) {
        return fieldId.startsWith("custom.") ? fieldId : "custom." + fieldId;
    }

    /**
     * @param object a lead or contact as Close sends it; may be missing or null
     * @param fieldName also look for it by name in the legacy map; null: by id only
     * @return empty when unset
     */
    public static Optional<JsonNode> find(JsonNode object, String fieldId, @Nullable String fieldName) {
        return find(object::get, fieldId, fieldName);
    }

    static Optional<JsonNode> find(Map<String, JsonNode> rest, String fieldId) {
        return find(rest::get, fieldId, null);
    }

    private static Optional<JsonNode> find(
            Function<String, @Nullable JsonNode> object, String fieldId, @Nullable String fieldName) {
        String key = key(fieldId);
        JsonNode flat = object.apply(key);
        if (flat != null) {
            return set(flat);
        }
        JsonNode legacy = object.apply("custom");
        if (legacy == null) {
            return Optional.empty();
        }
        JsonNode byId = legacy.get(key.substring("custom.".length()));
        return set(byId == null && fieldName != null ? legacy.get(fieldName) : byId);
    }

    private static Optional<JsonNode> set(@Nullable JsonNode value) {
        return value == null || value.isNull() || value.isMissingNode() ? Optional.empty() : Optional.of(value);
    }
}
