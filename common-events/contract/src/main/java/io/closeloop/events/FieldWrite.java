package io.closeloop.events;

import java.time.Instant;
import java.util.UUID;

/** What became of a milestone's value on its way into a Close custom field, told by field-sync. */
public sealed interface FieldWrite extends DomainEvent {

    String leadId();

    @EventName("io.closeloop.field.written.v1")
    record FieldWritten(
            UUID writeId,
            String leadId,
            String contactId,
            String fieldId,
            String value,
            Milestone milestone,
            Instant at)
            implements FieldWrite {}

    /** A newer milestone's value for the same field came first; writing this one would have put a stale value over it. */
    @EventName("io.closeloop.field.superseded.v1")
    record FieldSuperseded(UUID writeId, String leadId, String contactId, String fieldId, Milestone milestone)
            implements FieldWrite {}

    @EventName("io.closeloop.field.failed.v1")
    record FieldWriteFailed(
            UUID writeId, String leadId, String contactId, String fieldId, Milestone milestone, String reason)
            implements FieldWrite {}
}
