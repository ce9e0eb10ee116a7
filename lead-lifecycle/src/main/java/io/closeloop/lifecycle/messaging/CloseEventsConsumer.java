package io.closeloop.lifecycle.messaging;

import io.closeloop.close.event.CloseEvent;
import io.closeloop.close.event.UnreadableEventException;
import io.closeloop.events.CloudEventHeaders;
import io.closeloop.events.Envelope;
import io.closeloop.events.IntegrationChanged;
import io.closeloop.events.UnreadableEvent;
import io.closeloop.lifecycle.application.Arrival;
import io.closeloop.lifecycle.application.HearingNews;
import io.closeloop.lifecycle.application.NotYetKnown;
import io.closeloop.outbox.DatabaseFailures;
import io.closeloop.service.kafka.DeadLetters;
import io.closeloop.service.kafka.Integrations;
import io.closeloop.service.kafka.LeadConsumer;
import io.closeloop.service.trace.FreshContext;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** {@code close.events} in. An event that is not ours is dropped by its type, before its body is looked at. */
@ApplicationScoped
public class CloseEventsConsumer {

    private final HearingNews hearingNews;
    private final Integrations integrations;
    private final LeadConsumer<Received> consumer;

    public CloseEventsConsumer(
            HearingNews hearingNews, Integrations integrations, DeadLetters deadLetters, FreshContext contexts) {
        this.hearingNews = hearingNews;
        this.integrations = integrations;
        this.consumer = new LeadConsumer<>(
                CloseEventsConsumer::read, this::handle, DatabaseFailures::isBug, deadLetters, contexts);
    }

    private record Received(Envelope envelope, Optional<CloseTranslation.Meaning> meaning) {}

    @Incoming("close-events")
    @Acknowledgment(Acknowledgment.Strategy.POST_PROCESSING)
    public Uni<Void> on(ConsumerRecords<String, byte[]> poll) {
        return consumer.consume(poll);
    }

    private static Received read(ConsumerRecord<String, byte[]> consumed) {
        Envelope envelope = CloudEventHeaders.read(consumed.headers());
        if (!CloseTranslation.TYPES.contains(envelope.type())) {
            return new Received(envelope, Optional.empty());
        }
        if (consumed.value() == null) {
            throw new UnreadableEvent("the record has no value");
        }
        try {
            return new Received(envelope, Optional.of(CloseTranslation.read(CloseEvent.read(consumed.value()))));
        } catch (UnreadableEventException e) {
            throw new UnreadableEvent(String.valueOf(e.getMessage()), e);
        }
    }

    private Uni<Void> handle(String key, List<Received> lead) {
        Envelope envelope = lead.getFirst().envelope();
        if (lead.stream().allMatch(received -> received.meaning().isEmpty())) {
            return Uni.createFrom().voidItem();
        }
        String integration = envelope.tenant().integration();
        IntegrationChanged settings = integrations
                .find(integration)
                .orElseThrow(() -> new NotYetKnown(integration))
                .event();
        List<Arrival> arrivals = lead.stream()
                .flatMap(received -> arrival(received, settings).stream())
                .toList();
        return hearingNews.hear(envelope.tenant(), envelope.leadKey(), arrivals);
    }

    private static Optional<Arrival> arrival(Received received, IntegrationChanged settings) {
        Envelope envelope = received.envelope();
        return received.meaning()
                .map(meaning -> meaning.under(settings))
                .filter(news -> !news.isEmpty())
                .map(news ->
                        new Arrival(envelope.source(), envelope.id(), envelope.time(), envelope.traceparent(), news));
    }
}
