package io.closeloop.events;

import java.time.Instant;
import java.util.UUID;

/** A transition in the life of a lead; fires once per transition, never on a repeat. The order is the envelope's {@code sequence}. */
@EventName("io.closeloop.lead.milestone-reached.v1")
public record MilestoneReached(
        Milestone milestone, String leadId, String contactId, UUID setterId, UUID engagementId, Instant at, Cause cause)
        implements DomainEvent {}
