package io.closeloop.ingress.messaging;

import io.closeloop.events.CloudEventHeaders;
import io.closeloop.events.Envelope;
import io.closeloop.events.LeadKey;
import io.closeloop.events.Tenant;
import io.closeloop.events.Topics;
import io.closeloop.ingress.domain.EventHead;
import io.closeloop.service.kafka.RecordPublisher;
import io.closeloop.service.trace.Trace;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Default;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** The topic {@code close.events}: Close's bytes untouched, the tenant as the integration says and never as the body says. */
@Readiness
@Default
@ApplicationScoped
public class CloseEvents implements HealthCheck {

    private static final String TOPIC = Topics.CLOSE_EVENTS.name();

    private final RecordPublisher publisher;

    CloseEvents(RecordPublisher publisher) {
        this.publisher = publisher;
    }

    /** Asks for the topic's partitions, so that the first delivery need not meet a producer that knows none. */
    void onStart(@Observes StartupEvent started) {
        publisher.knows(TOPIC);
    }

    /** Completes with the broker's acknowledgement; fails when there is none in time. The trace of the request begins here. */
    public Uni<Void> publish(Tenant tenant, EventHead head, byte[] body) {
        Envelope envelope = new Envelope(
                head.id(),
                tenant.integration(),
                head.type(),
                head.changedAt(),
                head.subject(),
                tenant,
                null,
                Trace.current());
        LeadKey key = envelope.leadKey();
        ProducerRecord<String, byte[]> outgoing = new ProducerRecord<>(TOPIC, key.toString(), body);
        CloudEventHeaders.write(envelope, outgoing.headers());
        return publisher.send(outgoing);
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("topic " + TOPIC + " is known")
                .status(publisher.knows(TOPIC))
                .build();
    }
}
