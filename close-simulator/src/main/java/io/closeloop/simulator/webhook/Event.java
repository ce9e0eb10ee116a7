package io.closeloop.simulator.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.state.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event as the log keeps it: what it can be found by, and its JSON, written once.
 *
 * @param position grows with every event put into the log; a consolidated event moves up
 */
record Event(
        String id,
        long position,
        String organizationId,
        String objectType,
        String objectId,
        String action,
        @Nullable String leadId,
        @Nullable String userId,
        String requestId,
        Instant updated,
        byte[] json) {

    private static final byte[] HEAD = "{\"event\":".getBytes(StandardCharsets.US_ASCII);

    static Event of(ObjectNode event, long position, Instant updated) {
        return new Event(
                event.get("id").textValue(),
                position,
                event.get("organization_id").textValue(),
                event.get("object_type").textValue(),
                event.get("object_id").textValue(),
                event.get("action").textValue(),
                event.get("lead_id").textValue(),
                event.get("user_id").textValue(),
                event.get("request_id").textValue(),
                updated,
                Json.bytes(event));
    }

    /** The body of a delivery: the event and whose it is. */
    byte[] delivery(String subscriptionId) {
        byte[] tail = (",\"subscription_id\":\"" + subscriptionId + "\"}").getBytes(StandardCharsets.US_ASCII);
        byte[] body = new byte[HEAD.length + json.length + tail.length];
        System.arraycopy(HEAD, 0, body, 0, HEAD.length);
        System.arraycopy(json, 0, body, HEAD.length, json.length);
        System.arraycopy(tail, 0, body, HEAD.length + json.length, tail.length);
        return body;
    }
}
