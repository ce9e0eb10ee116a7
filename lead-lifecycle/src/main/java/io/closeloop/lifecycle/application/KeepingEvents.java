package io.closeloop.lifecycle.application;

import io.closeloop.events.Cause;
import io.closeloop.lifecycle.store.Leads;
import io.closeloop.lifecycle.store.Parking.Waiter;
import io.closeloop.lifecycle.store.StoredEvents;
import io.closeloop.lifecycle.store.StoredEvents.Waiting;
import io.closeloop.lifecycle.store.Taken;
import io.closeloop.outbox.Inbox;
import io.closeloop.outbox.Transactions;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Keeps events that cannot be decided now, with the inbox, under the lead's lock (docs/decisions/0011-parking-and-backlog.md). */
@ApplicationScoped
public class KeepingEvents {

    private static final Logger LOG = Logger.getLogger(KeepingEvents.class);

    private final Transactions transactions;
    private final Leads leads;
    private final StoredEvents stored;
    private final Inbox inbox;
    private final LeadGate gate;
    private final MeterRegistry meters;

    public KeepingEvents(
            Transactions transactions,
            Leads leads,
            StoredEvents stored,
            Inbox inbox,
            LeadGate gate,
            MeterRegistry meters) {
        this.transactions = transactions;
        this.leads = leads;
        this.stored = stored;
        this.inbox = inbox;
        this.gate = gate;
        this.meters = meters;
    }

    /** A bug stops the first of these events. Of a lead that is parked already they are stored behind what waits. */
    public Uni<Void> park(Unhandled events, Throwable bug) {
        String reason = Bugs.reasonOf(bug);
        return transactions
                .run(() -> leads.take(events.lead())
                        .chain(taken -> isParked(taken)
                                ? store(events.waiting()).replaceWith(false)
                                : park(events, reason).replaceWith(true)))
                .invoke(parked -> {
                    if (parked) {
                        tell(events.waiter(), reason);
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> park(Unhandled events, String reason) {
        Cause cause = new Cause("event", events.events().getFirst().identity().id(), null);
        return gate.close(events.waiter(), reason, cause, events.traceparent())
                .chain(() -> store(blamed(events.waiting(), reason)));
    }

    private Uni<Void> store(List<Waiting> events) {
        return Unseen.among(inbox, events, event -> event.original().identity()).chain(stored::add);
    }

    void tell(Waiter who, String reason) {
        meters.counter("closeloop.lifecycle.parked").increment();
        LOG.warnf(
                "lead parked account=%s integration=%s lead=%s reason=%s",
                who.tenant().account(), who.lead().integration(), who.lead().leadId(), reason);
    }

    private static List<Waiting> blamed(List<Waiting> events, String reason) {
        List<Waiting> blamed = new ArrayList<>(events);
        Waiting first = events.getFirst();
        blamed.set(0, new Waiting(first.lead(), first.original(), reason));
        return blamed;
    }

    private static boolean isParked(Optional<Taken> taken) {
        return taken.filter(lead -> lead.parked() != null).isPresent();
    }
}
