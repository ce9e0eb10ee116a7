package io.closeloop.close.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * One kind of event to subscribe to. Source: close-api.md 2.5 and 2.6.
 *
 * @param extraFilter see {@link ExtraFilter}; null: every event of the kind
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WebhookEvent(
        String objectType, String action, @Nullable JsonNode extraFilter) {

    public WebhookEvent(String objectType, String action) {
        this(objectType, action, null);
    }
}
