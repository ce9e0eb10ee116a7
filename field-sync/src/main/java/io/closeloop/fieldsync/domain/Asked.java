package io.closeloop.fieldsync.domain;

import io.closeloop.events.Milestone;
import io.closeloop.events.Tenant;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a milestone asked for, through a mapping. Never changes.
 *
 * @param sequence the lead's counter at the milestone: the order of values in a field (promise 4)
 * @param reachedAt when the milestone was reached
 * @param traceparent of the milestone; goes on to the call to Close
 */
public record Asked(
        Tenant tenant,
        String leadId,
        String contactId,
        UUID setterId,
        Milestone milestone,
        String fieldId,
        FieldKind kind,
        String value,
        long sequence,
        Instant reachedAt,
        @Nullable String traceparent) {}
