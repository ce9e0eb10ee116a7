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
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads what lead-lifecycle has published, from the beginning, as a consumer that drops what it has seen: a sequence that comes for the first
 * time after a higher one of its lead was overtaken, and such a consumer would lose it (promise 2).
 */
final class SequenceCheck {

    private SequenceCheck() {}

    /** Empty when order per lead holds in both topics, and between them. */
    static List<String> overtaken(String bootstrapServers) {
        Map<String, Long> highest = new HashMap<>();
        Map<String, Set<Long>> seen = new HashMap<>();
        List<String> overtaken = new ArrayList<>();
        List<ConsumerRecord<String, byte[]>> all = all(bootstrapServers);
        for (ConsumerRecord<String, byte[]> published : all) {
            String lead = published.topic() + " " + published.key();
            long sequence = CloudEventHeaders.read(published.headers()).requiredSequence();
            boolean repeated =
                    !seen.computeIfAbsent(lead, key -> new HashSet<>()).add(sequence);
            if (!repeated && sequence < highest.getOrDefault(lead, 0L)) {
                overtaken.add(lead + " #" + sequence);
            }
            highest.merge(lead, sequence, Math::max);
        }
        overtaken.addAll(leftEarly(all));
        return overtaken;
    }

    /**
     * From one topic to the other only the times tell: a lead's next event leaves when the broker has the one before. A repeat says nothing; it may have waited
     * in a frozen publisher.
     */
    private static List<String> leftEarly(List<ConsumerRecord<String, byte[]>> all) {
        Map<String, SortedMap<Long, Long>> leads = new TreeMap<>();
        for (ConsumerRecord<String, byte[]> published : all) {
            leads.computeIfAbsent(published.key(), key -> new TreeMap<>())
                    .putIfAbsent(CloudEventHeaders.read(published.headers()).requiredSequence(), published.timestamp());
        }
        List<String> early = new ArrayList<>();
        leads.forEach((lead, left) -> {
            long latest = 0;
            for (var event : left.entrySet()) {
                if (event.getValue() < latest) {
                    early.add(lead + " #" + event.getKey() + " left before the one before it");
                }
                latest = Math.max(latest, event.getValue());
            }
        });
        return early;
    }

    private static List<ConsumerRecord<String, byte[]>> all(String bootstrapServers) {
        try (Broker broker = new Broker(bootstrapServers)) {
            return Stream.of(Topics.LEAD_MILESTONES, Topics.LEAD_MESSAGES)
                    .flatMap(topic -> broker.read(topic.name()).stream())
                    .toList();
        }
    }
}
