package io.closeloop.simulator.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a delivery is signed and marked. Source: close-api.md 2.2.
 *
 * @param signedAt the time that the signature covers
 * @param rightly whether the key of the subscription is used
 * @param fault what befell the delivery, for the ledger; null for nothing
 */
record Envelope(Instant signedAt, boolean rightly, @Nullable String fault) {

    Transport.Post post(Delivery delivery, ObjectNode subscription, Duration timeout, boolean follows) {
        String timestamp = Long.toString(signedAt.getEpochSecond());
        byte[] body = delivery.event().delivery(delivery.subscriptionId());
        String key = subscription.get("signature_key").textValue();
        String used = rightly ? key : new StringBuilder(key).reverse().toString();
        Map<String, String> headers = Map.of(
                "content-type",
                "application/json",
                "close-sig-timestamp",
                timestamp,
                "close-sig-hash",
                Signature.of(used, timestamp, body));
        boolean verify = subscription.path("verify_ssl").asBoolean(true);
        return new Transport.Post(subscription.get("url").textValue(), headers, body, verify, timeout, follows);
    }
}
