package io.closeloop.close.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One kind of event to subscribe to. Source: close-api.md 2.5 and 2.6.
 *
 * @param extraFilter see {@link ExtraFilter}; null: every event of the kind
 * @param rest what Close sends besides; the list is replaced whole, so it goes back with it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WebhookEvent(
        String objectType,
        String action,
        @Nullable JsonNode extraFilter,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> rest) {

    public WebhookEvent(String objectType, String action, @Nullable JsonNode extraFilter) {
        this(objectType, action, extraFilter, Map.of());
    }

    public WebhookEvent(String objectType, String action) {
        this(objectType, action, null);
    }
}
