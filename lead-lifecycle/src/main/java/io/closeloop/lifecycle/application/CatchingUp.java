package io.closeloop.lifecycle.application;

import io.closeloop.events.Cause;
import io.closeloop.events.LeadKey;
import io.closeloop.lifecycle.store.Leads;
import io.closeloop.lifecycle.store.Parking.Waiter;
import io.closeloop.lifecycle.store.StoredEvents;
import io.closeloop.lifecycle.store.Taken;
import io.closeloop.outbox.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Works off a lead that is behind. A bug parks it, after what came before the event that it stopped at has been decided. */
@ApplicationScoped
public class CatchingUp {

    /** Of one lead in one transaction; what is more waits for the lead's next turn. */
    private static final int EVENTS_AT_ONCE = 100;

    private final Transactions transactions;
    private final Leads leads;
    private final StoredEvents stored;
    private final WorkingOff workingOff;
    private final LeadTransaction transaction;
    private final LeadGate gate;
    private final KeepingEvents keepingEvents;

    public CatchingUp(
            Transactions transactions,
            Leads leads,
            StoredEvents stored,
            WorkingOff workingOff,
            LeadTransaction transaction,
            LeadGate gate,
            KeepingEvents keepingEvents) {
        this.transactions = transactions;
        this.leads = leads;
        this.stored = stored;
        this.workingOff = workingOff;
        this.transaction = transaction;
        this.gate = gate;
        this.keepingEvents = keepingEvents;
    }

    /** A lead that somebody else holds, or has worked off meanwhile, is passed over. */
    Uni<Void> catchUp(LeadKey lead) {
        return workOff(lead, EVENTS_AT_ONCE).onFailure(Bugs::isBug).recoverWithUni(bug -> {
            int before = WorkingOff.decidableBefore(bug);
            return before > 0 ? workOff(lead, before) : park(lead, bug);
        });
    }

    private Uni<Void> workOff(LeadKey lead, int atMost) {
        return LeadTransaction.contended(transactions.run(() -> leads.takeIfFree(lead)
                .chain(found -> behind(found)
                        .map(taken -> workingOff
                                .decide(lead, taken, state -> Optional.empty(), null, atMost)
                                .chain(transaction::parkIfRestless))
                        .orElseGet(() -> Uni.createFrom().voidItem()))));
    }

    private Uni<Void> park(LeadKey lead, Throwable bug) {
        String reason = Bugs.reasonOf(bug);
        return transactions
                .run(() -> leads.take(lead)
                        .chain(found -> behind(found)
                                .map(taken -> park(lead, taken, bug, reason).replaceWith(Optional.of(taken)))
                                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))))
                .invoke(parked ->
                        parked.ifPresent(taken -> keepingEvents.tell(new Waiter(taken.tenant(), lead), reason)))
                .replaceWithVoid();
    }

    private Uni<Void> park(LeadKey lead, Taken taken, Throwable bug, String reason) {
        Long culprit = WorkingOff.culprit(bug);
        Cause cause = new Cause("event", culprit == null ? "stored" : "stored " + culprit, null);
        return gate.close(new Waiter(taken.tenant(), lead), reason, cause, null)
                .chain(() -> culprit == null ? Uni.createFrom().voidItem() : stored.blame(lead, culprit, reason));
    }

    private static Optional<Taken> behind(Optional<Taken> found) {
        return found.filter(taken -> taken.waits() && taken.parked() == null);
    }

    /** In turns, so many at the same time. */
    Uni<Void> catchUp(List<LeadKey> round, int atOnce) {
        return Uni.join()
                .all(round.stream().map(this::catchUp).toList())
                .usingConcurrencyOf(atOnce)
                .andCollectFailures()
                .replaceWithVoid();
    }
}
