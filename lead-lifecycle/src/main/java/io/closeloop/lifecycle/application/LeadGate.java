package io.closeloop.lifecycle.application;

import io.closeloop.events.Cause;
import io.closeloop.events.LeadKey;
import io.closeloop.events.LeadMessage.Gate;
import io.closeloop.events.LeadMessage.GateClosed;
import io.closeloop.events.LeadMessage.GateOpened;
import io.closeloop.events.LeadMessage.GateReason;
import io.closeloop.events.LeadMessage.Scope;
import io.closeloop.events.OutgoingEvent;
import io.closeloop.events.Topics;
import io.closeloop.lifecycle.domain.decision.Decision;
import io.closeloop.lifecycle.domain.decision.Entry;
import io.closeloop.lifecycle.domain.state.LeadState;
import io.closeloop.lifecycle.store.Parking;
import io.closeloop.lifecycle.store.Timeline;
import io.closeloop.lifecycle.store.Together;
import io.closeloop.outbox.Outbox;
import io.closeloop.service.trace.Trace;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The gate of a parked lead. It is closed without a look at the lead's state, which may be what is broken; it is opened with it. */
@ApplicationScoped
public class LeadGate {

    private final Parking parking;
    private final Outbox outbox;
    private final Timeline timeline;

    public LeadGate(Parking parking, Outbox outbox, Timeline timeline) {
        this.parking = parking;
        this.outbox = outbox;
        this.timeline = timeline;
    }

    /** Inside a transaction that holds the lead, if there is one. */
    Uni<Void> close(Parking.Waiter who, String reason, Cause cause, @Nullable String traceparent) {
        Instant now = Instant.now();
        return parking.park(who, reason, now).chain(sequence -> {
            OutgoingEvent closed = OutgoingEvent.ofLead(
                            Topics.LEAD_MESSAGES,
                            who.tenant(),
                            who.lead().leadId(),
                            sequence,
                            now,
                            new GateClosed(who.lead().leadId(), gate(who.lead())))
                    .withTraceparent(traceparent);
            Entry entry = new Entry(Entry.Kind.DECISION, now, "Parked: " + reason, null, cause, null);
            return Together.all(List.of(
                    outbox.add(List.of(closed)),
                    timeline.add(who.lead(), List.of(new Timeline.Traced(entry, Trace.idOf(traceparent))))));
        });
    }

    /** To be decided before what waited: a text asked for under a smaller sequence than the opening is void. */
    static Decision open(LeadKey lead, LeadState state, Cause cause) {
        long sequence = state.sequence() + 1;
        GateOpened opened = new GateOpened(lead.leadId(), gate(lead));
        Entry entry = new Entry(Entry.Kind.DECISION, Instant.now(), "No longer parked", null, cause, null);
        return new Decision(
                state.withSequence(sequence),
                List.of(new Decision.Numbered(sequence, opened)),
                List.of(),
                List.of(),
                List.of(entry));
    }

    private static Gate gate(LeadKey lead) {
        return new Gate(Scope.LEAD, lead.leadId(), GateReason.PARKED);
    }
}
