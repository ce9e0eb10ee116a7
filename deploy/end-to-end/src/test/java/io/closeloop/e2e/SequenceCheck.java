package io.closeloop.e2e;

import io.closeloop.events.CloudEventHeaders;
import io.closeloop.events.Topics;
import io.closeloop.testing.Broker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads what lead-lifecycle has published, from the beginning, as a consumer that drops what it has seen: a sequence that comes for the first
 * time after a higher one of its lead was overtaken, and such a consumer would lose it (promise 2).
 */
final class SequenceCheck {

    private SequenceCheck() {}

    /** Empty when order per lead holds in both topics. */
    static List<String> overtaken(String bootstrapServers) {
        Map<String, Long> highest = new HashMap<>();
        Map<String, Set<Long>> seen = new HashMap<>();
        List<String> overtaken = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> published : all(bootstrapServers)) {
            String lead = published.topic() + " " + published.key();
            long sequence = CloudEventHeaders.read(published.headers()).requiredSequence();
            boolean repeated =
                    !seen.computeIfAbsent(lead, key -> new HashSet<>()).add(sequence);
            if (!repeated && sequence < highest.getOrDefault(lead, 0L)) {
                overtaken.add(lead + " #" + sequence);
            }
            highest.merge(lead, sequence, Math::max);
        }
        return overtaken;
    }

    private static List<ConsumerRecord<String, byte[]>> all(String bootstrapServers) {
        try (Broker broker = new Broker(bootstrapServers)) {
            return Stream.of(Topics.LEAD_MILESTONES, Topics.LEAD_MESSAGES)
                    .flatMap(topic -> broker.read(topic.name()).stream())
                    .toList();
        }
    }
}
