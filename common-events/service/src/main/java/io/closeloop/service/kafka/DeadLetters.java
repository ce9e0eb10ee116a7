package io.closeloop.service.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Puts aside what a consumer cannot read: the original bytes, key and headers, with where, at which stage and why. */
@ApplicationScoped
public class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    private final RecordPublisher publisher;
    private final MeterRegistry meters;
    private final String consumer;

    public DeadLetters(
            RecordPublisher publisher,
            MeterRegistry meters,
            @ConfigProperty(name = "quarkus.application.name") String consumer) {
        this.publisher = publisher;
        this.meters = meters;
        this.consumer = consumer;
    }

    /** Completes when the dead letter is in its topic; fails otherwise, and then the original must not be committed. */
    public Uni<Void> put(ConsumerRecord<String, byte[]> original, String stage, String reason) {
        ProducerRecord<String, byte[]> letter = new ProducerRecord<>(
                original.topic() + ".dlq", null, original.key(), original.value(), original.headers());
        describe(original.topic(), original.partition(), original.offset(), stage, reason)
                .forEach((name, value) -> letter.headers().add(name, value.getBytes(UTF_8)));
        count(original.topic(), original.partition(), original.offset(), stage, reason);
        return publisher.send(letter);
    }

    /** The headers that a dead letter has beside the original's: by these a person finds its place, and who put it aside and why. */
    public Map<String, String> describe(String topic, int partition, long offset, String stage, String reason) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("dlq-consumer", consumer);
        headers.put("dlq-topic", topic);
        headers.put("dlq-partition", Integer.toString(partition));
        headers.put("dlq-offset", Long.toString(offset));
        headers.put("dlq-stage", stage);
        headers.put("dlq-reason", reason);
        return headers;
    }

    /** For who puts a letter into its topic by the outbox. */
    public void count(String topic, int partition, long offset, String stage, String reason) {
        meters.counter("closeloop.dead.letters", "topic", topic, "stage", stage).increment();
        LOG.errorf(
                "dead letter topic=%s partition=%d offset=%d stage=%s reason=%s",
                topic, partition, offset, stage, reason);
    }
}
