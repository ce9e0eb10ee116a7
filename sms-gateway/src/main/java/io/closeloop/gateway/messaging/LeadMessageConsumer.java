package io.closeloop.gateway.messaging;

import io.closeloop.events.IncomingEvent;
import io.closeloop.events.LeadMessage;
import io.closeloop.events.LeadMessage.Gate;
import io.closeloop.events.LeadMessage.GateClosed;
import io.closeloop.events.LeadMessage.GateOpened;
import io.closeloop.events.LeadMessage.MessageRequested;
import io.closeloop.events.LeadMessage.MessageWithdrawn;
import io.closeloop.events.UnreadableEvent;
import io.closeloop.gateway.application.ObeyingLifecycle;
import io.closeloop.gateway.domain.GatePlace;
import io.closeloop.outbox.DatabaseFailures;
import io.closeloop.service.kafka.DeadLetters;
import io.closeloop.service.kafka.LeadConsumer;
import io.closeloop.service.trace.FreshContext;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** {@code lead.messages}: the only topic that the gateway obeys. */
@ApplicationScoped
public class LeadMessageConsumer {

    private final LeadConsumer<IncomingEvent<LeadMessage>> consumer;

    public LeadMessageConsumer(ObeyingLifecycle obeying, DeadLetters deadLetters, FreshContext contexts) {
        this.consumer = new LeadConsumer<>(
                LeadMessageConsumer::read,
                (lead, events) -> obeying.obey(events),
                DatabaseFailures::isBug,
                deadLetters,
                contexts);
    }

    @Incoming("lead-messages")
    @Acknowledgment(Acknowledgment.Strategy.POST_PROCESSING)
    public Uni<Void> on(ConsumerRecords<String, byte[]> poll) {
        return consumer.consume(poll);
    }

    /** All that may be wrong with an event is found here, so that it does not take the lead's other events with it. */
    static IncomingEvent<LeadMessage> read(ConsumerRecord<String, byte[]> consumed) {
        IncomingEvent<LeadMessage> said = IncomingEvent.of(consumed, LeadMessage.class);
        said.envelope().requiredSequence();
        switch (said.event()) {
            case GateClosed(var _, Gate gate) -> checkPlace(said, gate);
            case GateOpened(var _, Gate gate) -> checkPlace(said, gate);
            case MessageRequested _, MessageWithdrawn _ -> {}
        }
        return said;
    }

    private static void checkPlace(IncomingEvent<LeadMessage> said, Gate gate) {
        try {
            GatePlace.of(said.envelope().tenant().integration(), gate);
        } catch (IllegalArgumentException e) {
            throw new UnreadableEvent("field gate.ref is not an id of scope " + gate.scope(), e);
        }
    }
}
