package io.closeloop.simulator.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the {@link Ledger}. Entries of one request share its request id.
 *
 * @param at when the effect took hold, by the wall clock, to the nanosecond
 * @param organizationId null when the request was refused before it had one
 * @param method the HTTP method, or ACT, TIME, DELIVER; see {@link Actor}
 * @param effect for example {@code {"kind":"sms_outbox","sms_id":…,"text":…,"to":…}}; null when the request changed nothing
 */
public record LedgerEntry(
        long n,
        Instant at,
        @Nullable String organizationId,
        String method,
        String path,
        String requestId,
        @Nullable String apiKeyId,
        @Nullable String traceparent,
        int status,
        @Nullable ObjectNode effect) {

    LedgerEntry with(ObjectNode itsEffect) {
        return new LedgerEntry(
                n, at, organizationId, method, path, requestId, apiKeyId, traceparent, status, itsEffect);
    }

    /** The entry as {@code GET /_simulator/ledger} shows it. */
    public ObjectNode json() {
        ObjectNode json = Json.object();
        json.put("n", n).put("at", at.toString()).put("organization_id", organizationId);
        json.put("method", method).put("path", path).put("request_id", requestId);
        json.put("api_key_id", apiKeyId).put("traceparent", traceparent).put("status", status);
        json.set("effect", effect);
        return json;
    }
}
