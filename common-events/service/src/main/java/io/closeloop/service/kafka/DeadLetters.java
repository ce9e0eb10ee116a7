package io.closeloop.service.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
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
        letter.headers()
                .add("dlq-consumer", consumer.getBytes(UTF_8))
                .add("dlq-topic", original.topic().getBytes(UTF_8))
                .add("dlq-partition", Integer.toString(original.partition()).getBytes(UTF_8))
                .add("dlq-offset", Long.toString(original.offset()).getBytes(UTF_8))
                .add("dlq-stage", stage.getBytes(UTF_8))
                .add("dlq-reason", reason.getBytes(UTF_8));
        meters.counter("closeloop.dead.letters", "topic", original.topic(), "stage", stage)
                .increment();
        LOG.errorf(
                "dead letter topic=%s partition=%d offset=%d stage=%s reason=%s",
                original.topic(), original.partition(), original.offset(), stage, reason);
        return publisher.send(letter);
    }
}
