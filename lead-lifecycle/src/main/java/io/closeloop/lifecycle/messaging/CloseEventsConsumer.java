package io.closeloop.lifecycle.messaging;

import io.closeloop.service.kafka.DeadLetters;
import io.closeloop.service.kafka.LeadConsumer;
import io.closeloop.service.trace.FreshContext;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** {@code close.events} in. */
@ApplicationScoped
public class CloseEventsConsumer {

    private final LeadConsumer<Received> consumer;

    CloseEventsConsumer(LeadNews news, DeadLetters deadLetters, FreshContext contexts) {
        this.consumer = news.consumer(deadLetters, contexts);
    }

    @Incoming("close-events")
    @Acknowledgment(Acknowledgment.Strategy.POST_PROCESSING)
    public Uni<Void> on(ConsumerRecords<String, byte[]> poll) {
        return consumer.consume(poll);
    }
}
