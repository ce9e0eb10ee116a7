package io.closeloop.close.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A lead with its contacts in Close's order. Source: close-api.md 3.1.
 *
 * @param rest every key that is not named here, custom values among them
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Lead(
        String id,
        @Nullable String organizationId,
        @Nullable String displayName,
        @Nullable String statusId,
        @Nullable String statusLabel,
        List<String> contactIds,
        List<Contact> contacts,
        @Nullable Instant dateUpdated,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> rest) {

    /** @param fieldId {@code cf_…} */
    public Optional<JsonNode> custom(String fieldId) {
        return CustomValues.find(rest, fieldId);
    }

    @Override
    public String toString() {
        return "Lead[id=" + id + "]";
    }
}
