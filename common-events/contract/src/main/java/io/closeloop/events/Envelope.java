package io.closeloop.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The CloudEvents attributes of a record, with Closeloop's extension attributes.
 *
 * @param source who says it; with {@code id} the identity by which every consumer drops duplicates (promise 3)
 * @param subject Close lead id, or the object's id where there is no lead
 * @param sequence the lead's counter; on every event of lead-lifecycle, absent elsewhere
 * @param traceparent W3C trace context, carried from the webhook to the call to Close
 */
public record Envelope(
        String id,
        String source,
        String type,
        Instant time,
        String subject,
        Tenant tenant,
        @Nullable Long sequence,
        @Nullable String traceparent) {

    public LeadKey leadKey() {
        return new LeadKey(tenant.integration(), subject);
    }

    /** The sequence of an event that must have one. */
    public long requiredSequence() {
        if (sequence == null) {
            throw new UnreadableEvent("header ce_sequence is missing on " + type + " " + id);
        }
        return sequence;
    }
}
