package io.closeloop.local.demo;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the timeline.
 *
 * @param leadId whose; null for settings
 * @param trace the 32 hex digits of the trace; null where nothing was traced
 */
record Happening(
        Instant at,
        String from,
        String to,
        String what,
        @Nullable String leadId,
        @Nullable String trace) {

    /** The trace id of a W3C traceparent. */
    static @Nullable String traceOf(@Nullable String traceparent) {
        return traceparent == null || traceparent.length() < 35 ? null : traceparent.substring(3, 35);
    }
}
