package io.closeloop.events;

import io.closeloop.events.Topic.Cleanup;
import io.closeloop.events.Topic.Payload;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Every topic of the house (architecture, section 4). */
public final class Topics {

    /** Shared by all lead-keyed topics, and never changed on a running system: the key's partition is the lead's order. */
    public static final int LEAD_PARTITIONS = 12;

    private static final Duration TEXTS_KEPT = Duration.ofDays(7);
    private static final String LEAD = "integration/leadId";

    public static final Topic CLOSE_EVENTS = leadKeyed(
            "close.events",
            new Payload.Foreign("Close's event as received, untouched bytes"),
            "Close's webhooks, verified; webhook-ingress → lead-lifecycle, sms-gateway");
    public static final Topic CLOSE_BACKFILL = leadKeyed(
            "close.backfill",
            new Payload.Foreign(
                    "Close's event as its event log has it, under the headers that it would have had on close.events"),
            "what was missed, oldest first; close-connector → lead-lifecycle, at a bounded rate");
    public static final Topic LEAD_MILESTONES = leadKeyed(
            "lead.milestones",
            new Payload.Events(MilestoneReached.class),
            "the eight milestones; lead-lifecycle → field-sync, anyone");
    public static final Topic LEAD_MESSAGES = leadKeyed(
            "lead.messages",
            new Payload.Events(LeadMessage.class),
            "texts asked for and gates; lead-lifecycle → sms-gateway");
    public static final Topic SMS_EVENTS = leadKeyed(
            "sms.events",
            new Payload.Events(SmsEvent.class),
            "what became of texts; sms-gateway → lead-lifecycle, anyone");
    public static final Topic FIELD_WRITES = leadKeyed(
            "field.writes", new Payload.Events(FieldWrite.class), "what was written to Close; field-sync → anyone");
    public static final Topic CONNECTION_SIGNALS = new Topic(
            "connection.signals",
            1,
            Cleanup.DELETE,
            Duration.ofDays(7),
            "integration",
            new Payload.Events(ConnectionReport.class),
            "Close refused a credential or a field; any service → close-connector");
    public static final Topic INTEGRATION_CHANGES = compacted(
            "integration.changes",
            "integration",
            IntegrationChanged.class,
            "settings of integrations; close-connector → all");
    public static final Topic SETTER_CHANGES =
            compacted("setter.changes", "setterId", SetterChanged.class, "setters; lead-lifecycle → all");

    private Topics() {}

    public static List<Topic> all() {
        return List.of(
                CLOSE_EVENTS,
                CLOSE_BACKFILL,
                LEAD_MILESTONES,
                LEAD_MESSAGES,
                SMS_EVENTS,
                FIELD_WRITES,
                CONNECTION_SIGNALS,
                INTEGRATION_CHANGES,
                SETTER_CHANGES);
    }

    /** Dead-letter topics are plain logs: one partition keeps them readable from end to end by a person. */
    public static Stream<Topic> deadLetters() {
        return all().stream()
                .map(topic -> new Topic(
                        topic.deadLetterName(),
                        1,
                        Cleanup.DELETE,
                        Duration.ofDays(30),
                        topic.key(),
                        new Payload.Foreign("original bytes and headers, with stage and reason"),
                        "what a consumer of " + topic.name() + " could not read"));
    }

    /**
     * When the last copy of a person's words, name or number is gone from the topics, counted from the last that was written. As long as a topic has a record,
     * a consumer may still put it to the dead letters, which are kept again as long.
     */
    public static Duration textsGoneAfter() {
        Duration letters = longest(deadLetters());
        return longest(Stream.of(CLOSE_EVENTS, CLOSE_BACKFILL, LEAD_MESSAGES, SMS_EVENTS))
                .plus(letters);
    }

    private static Duration longest(Stream<Topic> topics) {
        return topics.map(Topic::goneAfter).max(Comparator.naturalOrder()).orElseThrow();
    }

    private static Topic leadKeyed(String name, Payload payload, String purpose) {
        return new Topic(name, LEAD_PARTITIONS, Cleanup.DELETE, TEXTS_KEPT, LEAD, payload, purpose);
    }

    private static Topic compacted(String name, String key, Class<? extends DomainEvent> event, String purpose) {
        return new Topic(name, 1, Cleanup.COMPACT, Duration.ofDays(1), key, new Payload.Events(event), purpose);
    }
}
