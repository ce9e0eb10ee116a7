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
 * A person under exactly one lead. Source: close-api.md 3.2.
 *
 * @param rest every key that is not named here, custom values among them
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Contact(
        String id,
        @Nullable String leadId,
        @Nullable String organizationId,
        @Nullable String name,
        List<ContactPhone> phones,
        @Nullable Instant dateUpdated,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> rest) {

    /** @param fieldId {@code cf_…} */
    public Optional<JsonNode> custom(String fieldId) {
        return CustomValues.find(rest, fieldId);
    }

    @Override
    public String toString() {
        return "Contact[id=" + id + "]";
    }
}
