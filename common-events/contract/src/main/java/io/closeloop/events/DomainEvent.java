package io.closeloop.events;

/** Everything that Closeloop itself says on a topic. Close's own events pass through as the bytes they came in. */
public sealed interface DomainEvent
        permits MilestoneReached,
                LeadMessage,
                SmsEvent,
                FieldWrite,
                ConnectionReport,
                IntegrationChanged,
                SetterChanged {}
