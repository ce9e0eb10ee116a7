package io.closeloop.close.wire;

import io.closeloop.close.credential.Secret;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as Close keeps it. Source: close-api.md 2.1.
 *
 * @param status {@code active} or {@code paused}; Close pauses it by itself when deliveries fail for days
 * @param signatureKey 64 hex characters; sources differ on whether reads show it again, so store it at creation
 */
public record WebhookSubscription(
        String id,
        @Nullable String url,
        @Nullable String status,
        List<WebhookEvent> events,
        @Nullable Secret signatureKey,
        @Nullable String healthStatus,
        @Nullable String pauseReason) {}
