package io.closeloop.ingress.messaging;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.closeloop.events.CloudEventHeaders;
import io.closeloop.events.Envelope;
import io.closeloop.events.LeadKey;
import io.closeloop.events.Tenant;
import io.closeloop.events.Topics;
import io.closeloop.ingress.domain.EventHead;
import io.closeloop.service.kafka.RecordPublisher;
import io.closeloop.service.trace.Trace;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Default;
import java.time.Duration;
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

    /** Seconds between Close's signature and the arrival: tells a delivery that Close had to try again for hours. */
    private static final String AGE = "ce_age";

    private final RecordPublisher publisher;
    private final Tracer tracer;
    private final Acknowledgements acknowledgements = new Acknowledgements(System::nanoTime);

    CloseEvents(RecordPublisher publisher, Tracer tracer) {
        this.publisher = publisher;
        this.tracer = tracer;
    }

    /** Asks for the topic's partitions, so that the first delivery need not meet a producer that knows none. */
    void onStart(@Observes StartupEvent started) {
        publisher.knows(TOPIC);
    }

    /**
     * Completes with the broker's acknowledgement; fails when there is none in time. The trace begins here, and not with the request: who is
     * refused leaves none, and what a sender claims to be a part of does not become ours.
     *
     * @param age how long ago Close signed it
     */
    public Uni<Void> publish(Tenant tenant, EventHead head, Duration age, byte[] body) {
        Span span = tracer.spanBuilder(TOPIC + " publish")
                .setNoParent()
                .setSpanKind(SpanKind.PRODUCER)
                .startSpan();
        Envelope envelope = new Envelope(
                head.id(),
                tenant.integration(),
                head.type(),
                head.changedAt(),
                head.subject(),
                tenant,
                null,
                Trace.of(span));
        LeadKey key = envelope.leadKey();
        ProducerRecord<String, byte[]> outgoing = new ProducerRecord<>(TOPIC, key.toString(), body);
        CloudEventHeaders.write(envelope, outgoing.headers());
        outgoing.headers().add(AGE, Long.toString(age.toSeconds()).getBytes(US_ASCII));
        return publisher.send(outgoing).onItemOrFailure().invoke((acknowledged, failure) -> {
            if (failure == null) {
                acknowledgements.came();
            } else {
                acknowledgements.failed();
            }
            span.end();
        });
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("topic " + TOPIC + " takes records")
                .status(publisher.knows(TOPIC) && acknowledgements.areExpected())
                .build();
    }
}
