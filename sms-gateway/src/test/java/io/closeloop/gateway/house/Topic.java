package io.closeloop.gateway.house;

import io.closeloop.embedded.TestInfrastructure;
import io.closeloop.events.OutgoingEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The test's hand on the broker. */
public final class Topic implements AutoCloseable {

    private final Map<String, Reader> readers = new HashMap<>();
    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", TestInfrastructure.bootstrapServers(), "linger.ms", 5),
            new StringSerializer(),
            new ByteArraySerializer());

    public void publish(OutgoingEvent event) {
        publish(event.toRecord());
    }

    /** All are on their way before the first is acknowledged. */
    public void publishTogether(List<OutgoingEvent> events) {
        events.forEach(event -> {
            var unused = producer.send(event.toRecord());
        });
        producer.flush();
    }

    /** Returns when the broker has it. */
    public void publish(ProducerRecord<String, byte[]> event) {
        try {
            var unused = producer.send(event).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** All that is in a topic under a key now, in order. What was read before is kept: tests ask often. */
    public synchronized List<ConsumerRecord<String, byte[]>> read(String topic, String key) {
        return readers.computeIfAbsent(topic, Reader::new).readToEnd().stream()
                .filter(read -> key.equals(read.key()))
                .toList();
    }

    @Override
    public synchronized void close() {
        producer.close();
        readers.values().forEach(reader -> reader.consumer.close());
    }

    private static final class Reader {

        private final List<ConsumerRecord<String, byte[]>> read = new ArrayList<>();
        private final KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", TestInfrastructure.bootstrapServers()),
                new StringDeserializer(),
                new ByteArrayDeserializer());

        private Reader(String topic) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
        }

        private List<ConsumerRecord<String, byte[]>> readToEnd() {
            Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(read::add);
            }
            return List.copyOf(read);
        }
    }
}
