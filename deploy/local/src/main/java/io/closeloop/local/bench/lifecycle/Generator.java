package io.closeloop.local.bench.lifecycle;

import io.closeloop.local.stack.StackFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Stands where webhook-ingress stands. Flips are not shared between threads; a generator may be. */
final class Generator implements AutoCloseable {

    private final Producer<String, byte[]> producer;

    Generator(String bootstrap) {
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "acks", "all", "linger.ms", 0),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Returns when the broker has them all. */
    void send(Flips flips, int count) throws InterruptedException {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            sent.add(producer.send(flips.next()));
        }
        try {
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new StackFailure("The broker has not taken the benchmark's events: " + e.getMessage());
        }
    }

    /** Does not wait. */
    void sendOne(ProducerRecord<String, byte[]> outgoing) {
        var unused = producer.send(outgoing);
    }

    @Override
    public void close() {
        producer.close();
    }
}
