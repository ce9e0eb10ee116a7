package io.closeloop.fieldsync.store;

import org.jspecify.annotations.Nullable;

/**
 * A contact that this worker alone may write to, until the claim runs out.
 *
 * @param claim the number that proves it
 * @param failures steps in a row that finished no write
 * @param traceparent of the newest milestone in the lane
 */
public record ClaimedLane(
        String integration,
        String contactId,
        String account,
        String leadId,
        long claim,
        int failures,
        boolean oneByOne,
        @Nullable String traceparent) {}
