package io.closeloop.lifecycle.application;

import io.closeloop.events.Cause;
import io.closeloop.lifecycle.store.Leads;
import io.closeloop.lifecycle.store.Parking.Waiter;
import io.closeloop.lifecycle.store.Requests;
import io.closeloop.lifecycle.store.Requests.Claimed;
import io.closeloop.outbox.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * Carries out requests, and parks the lead where a bug stops one: else Close and the setter would be asked for ever, and nobody would see why the lead
 * stands still. The request stays, and goes on when a person lets the lead go on.
 */
@ApplicationScoped
public class StoppingAtRequests {

    private static final Logger LOG = Logger.getLogger(StoppingAtRequests.class);
    private static final int TRIED_AGAIN = 1;

    private final CarryingOutRequests carryingOut;
    private final Transactions transactions;
    private final Leads leads;
    private final Requests requests;
    private final LeadGate gate;
    private final KeepingEvents keepingEvents;

    public StoppingAtRequests(
            CarryingOutRequests carryingOut,
            Transactions transactions,
            Leads leads,
            Requests requests,
            LeadGate gate,
            KeepingEvents keepingEvents) {
        this.carryingOut = carryingOut;
        this.transactions = transactions;
        this.leads = leads;
        this.requests = requests;
        this.gate = gate;
        this.keepingEvents = keepingEvents;
    }

    Uni<Void> carryOut(Claimed claimed) {
        return Uni.createFrom()
                .deferred(() -> carryingOut.carryOut(claimed))
                .onFailure(Bugs::isBug)
                .retry()
                .atMost(TRIED_AGAIN)
                .onFailure(Bugs::isBug)
                .recoverWithUni(bug -> park(claimed, bug));
    }

    private Uni<Void> park(Claimed claimed, Throwable bug) {
        LOG.error("a bug stopped a request", bug);
        String reason = Bugs.reasonOf(bug);
        Waiter who = new Waiter(carryingOut.tenantOf(claimed), claimed.lead());
        return transactions
                .run(() -> leads.take(claimed.lead())
                        .chain(found ->
                                found.filter(taken -> taken.parked() != null).isPresent()
                                        ? Uni.createFrom().item(false)
                                        : park(claimed, who, reason)))
                .invoke(parked -> {
                    if (parked) {
                        keepingEvents.tell(who, reason);
                    }
                })
                .replaceWithVoid();
    }

    /** @return false: it was replaced, cancelled or answered meanwhile, and nothing stands still */
    private Uni<Boolean> park(Claimed claimed, Waiter who, String reason) {
        Cause cause = new Cause("request", claimed.request().getClass().getSimpleName(), null);
        return requests.giveBack(claimed.id())
                .call(wanted -> wanted
                        ? gate.close(who, reason, cause, claimed.traceparent())
                        : Uni.createFrom().voidItem());
    }
}
