package io.closeloop.fieldsync.messaging;

import io.closeloop.events.IncomingEvent;
import io.closeloop.events.MilestoneReached;
import io.closeloop.fieldsync.application.RecordingMilestones;
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

/** lead.milestones: what reached its milestone is recorded, and only then is the offset committed (promise 1). */
@ApplicationScoped
public class MilestoneConsumer {

    private final LeadConsumer<IncomingEvent<MilestoneReached>> leads;

    public MilestoneConsumer(RecordingMilestones recording, DeadLetters deadLetters, FreshContext contexts) {
        this.leads = new LeadConsumer<>(
                MilestoneConsumer::read,
                (lead, milestones) -> recording.record(milestones),
                DatabaseFailures::isBug,
                deadLetters,
                contexts);
    }

    @Incoming("lead-milestones")
    @Acknowledgment(Acknowledgment.Strategy.POST_PROCESSING)
    public Uni<Void> on(ConsumerRecords<String, byte[]> poll) {
        return leads.consume(poll);
    }

    /** Without a sequence a value has no place in the order of its field (promise 4). */
    private static IncomingEvent<MilestoneReached> read(ConsumerRecord<String, byte[]> consumed) {
        IncomingEvent<MilestoneReached> milestone = IncomingEvent.of(consumed, MilestoneReached.class);
        long unused = milestone.envelope().requiredSequence();
        return milestone;
    }
}
