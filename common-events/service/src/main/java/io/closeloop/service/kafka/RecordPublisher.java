package io.closeloop.service.kafka;

import io.closeloop.events.Topic;
import io.closeloop.events.Topics;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The one way onto a topic: the plain idempotent producer, {@code acks=all}. It never blocks the caller: without a broker a send fails at
 * once or after the delivery timeout. See docs/decisions/0003-plain-producer.md.
 */
@ApplicationScoped
public class RecordPublisher {

    private final Producer<String, byte[]> producer;

    public RecordPublisher(@Identifier("default-kafka-broker") Map<String, Object> broker, ProducerSettings settings) {
        Map<String, Object> config = new HashMap<>(broker);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        config.put(
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                Math.toIntExact(settings.deliveryTimeout().toMillis()));
        config.put(
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                Math.toIntExact(settings.requestTimeout().toMillis()));
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topic.MAX_RECORD_BYTES);
        config.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        // Zero: send() runs on event loops. Metadata is fetched in the background and kept, so that only the first send
        // can meet none.
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 0);
        config.put(ProducerConfig.METADATA_MAX_IDLE_CONFIG, Duration.ofDays(365).toMillis());
        this.producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }

    /** Asks for every topic's metadata, so that the first send to it need not fail. */
    void onStart(@Observes StartupEvent started) {
        Topics.all().forEach(topic -> knows(topic.name()));
    }

    /** Completes with the broker's acknowledgement, on the producer's thread; fails when there is none. */
    public Uni<Void> send(ProducerRecord<String, byte[]> outgoing) {
        return Uni.createFrom().emitter(emitter -> {
            try {
                var unused = producer.send(outgoing, (metadata, failure) -> {
                    if (failure == null) {
                        emitter.complete(null);
                    } else {
                        emitter.fail(failure);
                    }
                });
            } catch (RuntimeException e) {
                emitter.fail(e);
            }
        });
    }

    /** True once the topic's partitions are known, which the first send would otherwise find missing. Does not block. */
    public boolean knows(String topic) {
        try {
            return !producer.partitionsFor(topic).isEmpty();
        } catch (RuntimeException e) {
            return false;
        }
    }

    @PreDestroy
    void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
