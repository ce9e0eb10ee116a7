package io.closeloop.lifecycle.application;

import io.closeloop.lifecycle.store.Parking;
import io.closeloop.lifecycle.store.StoredEvents;
import io.closeloop.lifecycle.store.StoredEvents.Waiting;
import io.closeloop.outbox.Inbox;
import io.closeloop.outbox.Transactions;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Instant;
import java.util.List;

/** Leads beyond their integration's budget fall behind: their events are stored, all in one transaction, and worked off in turns (promise 8). */
@ApplicationScoped
public class PuttingOff {

    private final Transactions transactions;
    private final Parking parking;
    private final StoredEvents stored;
    private final Inbox inbox;
    private final Event<BacklogLoop.FellBehind> behind;
    private final MeterRegistry meters;

    public PuttingOff(
            Transactions transactions,
            Parking parking,
            StoredEvents stored,
            Inbox inbox,
            Event<BacklogLoop.FellBehind> behind,
            MeterRegistry meters) {
        this.transactions = transactions;
        this.parking = parking;
        this.stored = stored;
        this.inbox = inbox;
        this.behind = behind;
        this.meters = meters;
    }

    public Uni<Void> putOff(List<Unhandled> leads) {
        List<Parking.Waiter> who = leads.stream().map(Unhandled::waiter).toList();
        List<Waiting> events =
                leads.stream().flatMap(lead -> lead.waiting().stream()).toList();
        return transactions
                .run(() -> parking.fallBehind(who, Instant.now())
                        .chain(() -> Unseen.among(
                                inbox, events, event -> event.original().identity()))
                        .chain(stored::add))
                .invoke(() -> {
                    meters.counter("closeloop.lifecycle.put.off").increment(leads.size());
                    behind.fire(new BacklogLoop.FellBehind());
                });
    }
}
