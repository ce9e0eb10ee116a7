package io.closeloop.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.closeloop.events.OutgoingEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The test's hand on the broker. Every method waits for its answer, and throws {@link IllegalStateException} if the broker refuses. */
public final class Broker implements AutoCloseable {

    private final Map<String, Object> servers;
    private final KafkaProducer<String, byte[]> producer;
    private final Map<String, TopicReader> readers = new HashMap<>();

    public Broker(String bootstrapServers) {
        this.servers = Map.of("bootstrap.servers", bootstrapServers);
        this.producer = new KafkaProducer<>(servers, new StringSerializer(), new ByteArraySerializer());
    }

    /** Returns when the broker has it. */
    public RecordMetadata publish(OutgoingEvent event) {
        return publish(event.toRecord());
    }

    /** Returns when the broker has it. */
    public RecordMetadata publish(ProducerRecord<String, byte[]> event) {
        return get(producer.send(event));
    }

    /** All are on their way before the first is acknowledged. */
    public void publishTogether(List<OutgoingEvent> events) {
        publishInOneBatch(events.stream().map(OutgoingEvent::toRecord).toList());
    }

    /** All are on their way before the first is acknowledged; few and small, those of one partition come in one poll. */
    public void publishInOneBatch(List<ProducerRecord<String, byte[]>> events) {
        List<Future<RecordMetadata>> sent = events.stream().map(producer::send).toList();
        sent.forEach(Broker::get);
    }

    /** All that is in a topic now, per key in order. What was read before is kept: tests ask often. */
    public synchronized List<ConsumerRecord<String, byte[]>> read(String topic) {
        return readers.computeIfAbsent(topic, name -> new TopicReader(servers, name))
                .readToEnd();
    }

    /** All that is in a topic under a key now, in order. */
    public List<ConsumerRecord<String, byte[]>> read(String topic, String key) {
        return read(topic).stream().filter(read -> key.equals(read.key())).toList();
    }

    /** Where the records of a key are. */
    public TopicPartition partition(String topic, String key) {
        int partitions = producer.partitionsFor(topic).size();
        return new TopicPartition(topic, BuiltInPartitioner.partitionForKey(key.getBytes(UTF_8), partitions));
    }

    /** The offset that the next record will have. */
    public long end(TopicPartition partition) {
        try (Admin admin = Admin.create(servers)) {
            return get(admin.listOffsets(Map.of(partition, OffsetSpec.latest())).partitionResult(partition))
                    .offset();
        }
    }

    /** The offset that a restarted group would go on from; 0 where it has never committed. */
    public long committed(String group, TopicPartition partition) {
        try (Admin admin = Admin.create(servers)) {
            var offset = get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                    .get(partition);
            return offset == null ? 0 : offset.offset();
        }
    }

    @Override
    public synchronized void close() {
        producer.close();
        readers.values().forEach(TopicReader::close);
    }

    private static <T> T get(Future<T> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
