package io.closeloop.gateway.messaging;

import io.closeloop.gateway.application.CloseNews;
import io.closeloop.gateway.application.HearingFromClose;
import io.closeloop.outbox.DatabaseFailures;
import io.closeloop.service.kafka.DeadLetters;
import io.closeloop.service.kafka.LeadConsumer;
import io.closeloop.service.trace.FreshContext;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** {@code close.events}: what became of texts, ours and others'. */
@ApplicationScoped
public class CloseEventConsumer {

    private final LeadConsumer<CloseNews> consumer;

    public CloseEventConsumer(HearingFromClose hearing, DeadLetters deadLetters, FreshContext contexts) {
        this.consumer = new LeadConsumer<>(
                CloseNewsReader::read,
                (lead, news) -> hearing.hear(news),
                DatabaseFailures::isBug,
                deadLetters,
                contexts);
    }

    @Incoming("close-events")
    @Acknowledgment(Acknowledgment.Strategy.POST_PROCESSING)
    public Uni<Void> on(ConsumerRecords<String, byte[]> poll) {
        return consumer.consume(poll);
    }
}
