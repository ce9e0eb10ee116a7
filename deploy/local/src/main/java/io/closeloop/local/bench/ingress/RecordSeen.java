package io.closeloop.local.bench.ingress;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * A record, reduced to what must be alike whoever wrote it.
 *
 * @param headers those of the contract; of the trace context only that it is there
 */
record RecordSeen(int partition, String key, String body, Map<String, String> headers) {

    private static final List<String> CONTRACT = List.of(
            "ce_specversion",
            "ce_id",
            "ce_source",
            "ce_type",
            "ce_time",
            "ce_subject",
            "ce_account",
            "ce_integration",
            "ce_organization",
            "content-type");
    private static final String TRACE = "traceparent";

    /** All between the two ends, by partition and in its order. */
    static List<RecordSeen> read(String bootstrap, Map<TopicPartition, Long> from, Map<TopicPartition, Long> to) {
        List<RecordSeen> found = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", List.of(bootstrap.split(",", -1))),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(from.keySet());
            from.forEach(consumer::seek);
            while (to.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(one -> found.add(of(one)));
            }
        }
        // Stable, so that the order within a partition stays.
        found.sort(Comparator.comparingInt(RecordSeen::partition));
        return found;
    }

    private static RecordSeen of(ConsumerRecord<String, byte[]> consumed) {
        Map<String, String> headers = new TreeMap<>();
        for (Header header : consumed.headers()) {
            if (CONTRACT.contains(header.key())) {
                headers.put(header.key(), new String(header.value(), UTF_8));
            } else if (header.key().equals(TRACE)) {
                headers.put(TRACE, "there");
            }
        }
        return new RecordSeen(consumed.partition(), consumed.key(), new String(consumed.value(), UTF_8), headers);
    }
}
