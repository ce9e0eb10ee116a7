package io.closeloop.lifecycle.messaging;

import io.closeloop.lifecycle.application.BackfillSettings;
import io.closeloop.service.kafka.DeadLetters;
import io.closeloop.service.kafka.LeadConsumer;
import io.closeloop.service.trace.FreshContext;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** {@code close.backfill} in, at a bounded rate. What has come live meanwhile is known to the inbox by the same identity. */
@ApplicationScoped
public class CloseBackfillConsumer {

    private final LeadConsumer<Received> consumer;
    private final Pace pace;

    CloseBackfillConsumer(LeadNews news, DeadLetters deadLetters, FreshContext contexts, BackfillSettings settings) {
        this.consumer = news.consumer(deadLetters, contexts);
        this.pace = new Pace(settings.perSecond());
    }

    /** The next poll is asked for when this one's pause is over. */
    @Incoming("close-backfill")
    @Acknowledgment(Acknowledgment.Strategy.POST_PROCESSING)
    public Uni<Void> on(ConsumerRecords<String, byte[]> poll) {
        return pace.keep(poll.count(), () -> consumer.consume(poll));
    }
}
