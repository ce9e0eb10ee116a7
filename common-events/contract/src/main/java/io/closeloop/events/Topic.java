package io.closeloop.events;

import java.time.Duration;
import java.util.Map;

/**
 * One topic, declared once: the local stack, the tests and Kubernetes create it from here.
 *
 * @param key what the record key is
 * @param carries what stands in the value
 */
public record Topic(
        String name, int partitions, Cleanup cleanup, Duration retention, String key, Payload carries, String purpose) {

    /** The largest record, headers and all: a webhook of the largest size that the ingress takes must fit, also as a dead letter. */
    public static final int MAX_RECORD_BYTES = 2 * 1024 * 1024;

    /** A broker deletes whole segments, when their newest record has come of age: without a bound a record may stand there for a week longer. */
    private static final Duration SEGMENT = Duration.ofDays(1);

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

    /** How long after it was written the last copy of a record of a topic that is no compacted one may still be there. */
    public Duration goneAfter() {
        return retention.plus(SEGMENT);
    }

    /** Broker-side settings of the topic. */
    public Map<String, String> settings() {
        String largest = Integer.toString(MAX_RECORD_BYTES);
        return switch (cleanup) {
            case DELETE ->
                Map.of(
                        "cleanup.policy",
                        "delete",
                        "retention.ms",
                        Long.toString(retention.toMillis()),
                        "segment.ms",
                        Long.toString(SEGMENT.toMillis()),
                        "max.message.bytes",
                        largest);
            case COMPACT -> Map.of("cleanup.policy", "compact", "segment.ms", "3600000", "max.message.bytes", largest);
        };
    }
}
