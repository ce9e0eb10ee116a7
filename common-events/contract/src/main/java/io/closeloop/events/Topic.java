package io.closeloop.events;

import java.time.Duration;
import java.util.Map;

/**
 * One topic, declared once: the local stack, the tests and Kubernetes create it from here.
 *
 * @param key what the record key is
 * @param carries the family of events on it; {@link DomainEvent} itself is not used, topics with foreign bytes have {@code null}
 */
public record Topic(
        String name, int partitions, Cleanup cleanup, Duration retention, String key, Payload carries, String purpose) {

    public enum Cleanup {
        DELETE,
        COMPACT
    }

    /** What stands in the value. */
    public sealed interface Payload {
        /** Our own events, as JSON. */
        record Events(Class<? extends DomainEvent> family) implements Payload {}

        /** Someone else's bytes, untouched. */
        record Foreign(String what) implements Payload {}
    }

    /** Where this topic's consumers put what they cannot read. */
    public String deadLetterName() {
        return name + ".dlq";
    }

    /** Broker-side settings of the topic. */
    public Map<String, String> settings() {
        return switch (cleanup) {
            case DELETE -> Map.of("cleanup.policy", "delete", "retention.ms", Long.toString(retention.toMillis()));
            case COMPACT -> Map.of("cleanup.policy", "compact", "segment.ms", "3600000");
        };
    }
}
