package io.closeloop.lifecycle.application;

import io.closeloop.events.Cause;
import io.closeloop.events.LeadKey;
import io.closeloop.events.Tenant;
import io.closeloop.lifecycle.store.Contended;
import io.closeloop.lifecycle.store.Leads;
import io.closeloop.lifecycle.store.Parking;
import io.closeloop.lifecycle.store.ReadModel;
import io.closeloop.lifecycle.store.Requests;
import io.closeloop.lifecycle.store.Taken;
import io.closeloop.lifecycle.store.Timeline;
import io.closeloop.lifecycle.store.Together;
import io.closeloop.outbox.Change;
import io.closeloop.outbox.Outbox;
import io.closeloop.outbox.Sql;
import io.closeloop.outbox.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The one transaction there is: under the lead's row lock, decisions are made, and state, timeline, requests and outgoing events are stored
 * together or not at all.
 */
@ApplicationScoped
public class LeadTransaction {

    private static final int TRIES_WHEN_CONTENDED = 5;

    private static final String RESTLESS =
            "the kill switch or the disqualification came and went too often within an hour;"
                    + " look for two automations that answer each other, then retry";
    private static final Cause RESTLESSNESS = new Cause("rule", "flips", null);

    private final Transactions transactions;
    private final Leads leads;
    private final Timeline timeline;
    private final Requests requests;
    private final Outbox outbox;
    private final LeadGate gate;
    private final LifecycleSettings settings;

    public LeadTransaction(
            Transactions transactions,
            Leads leads,
            Timeline timeline,
            Requests requests,
            Outbox outbox,
            LeadGate gate,
            LifecycleSettings settings) {
        this.transactions = transactions;
        this.leads = leads;
        this.timeline = timeline;
        this.requests = requests;
        this.outbox = outbox;
        this.gate = gate;
        this.settings = settings;
    }

    /**
     * @param first statements that need the lock and not what is behind it: they go out with it
     * @param work may be run again from the start; what it changes besides the outcome must be in the database
     * @return fails with {@code LeadParked}; of a lead that is behind is decided: what is not an event keeps no order with events
     */
    <F> Uni<Void> on(Tenant tenant, LeadKey lead, Supplier<Uni<F>> first, BiFunction<Outcome, F, Uni<Void>> work) {
        return contended(transactions.run(() -> Together.both(leads.lock(lead), first.get())
                .chain(read -> decide(new Outcome(tenant, lead, read.one()), of -> work.apply(of, read.other())))));
    }

    /**
     * As {@link #on}, for events.
     *
     * @param waiting what is done instead when the lead is parked or behind, and nothing is decided
     */
    <F, R> Uni<R> hear(
            Tenant tenant,
            LeadKey lead,
            Supplier<Uni<F>> first,
            BiFunction<Outcome, F, Uni<R>> work,
            Function<F, Uni<R>> waiting) {
        return contended(transactions.run(() -> Together.both(leads.take(lead), first.get())
                .chain(read -> read.one().filter(Taken::waits).isPresent()
                        ? waiting.apply(read.other())
                        : decide(
                                new Outcome(tenant, lead, read.one().map(Taken::read)),
                                of -> work.apply(of, read.other())))));
    }

    /** As {@link #on}, also while the lead is behind. @return false where there is no such lead; fails with {@code LeadParked} */
    <F> Uni<Boolean> onKnown(LeadKey lead, Supplier<Uni<F>> first, BiFunction<Outcome, F, Uni<Void>> work) {
        return contended(transactions.run(() -> Together.both(leads.lock(lead), first.get())
                .chain(read -> read.one()
                        .map(stored -> decide(
                                        new Outcome(stored.tenant(), lead, read.one()),
                                        of -> work.apply(of, read.other()))
                                .replaceWith(true))
                        .orElseGet(() -> Uni.createFrom().item(false)))));
    }

    private <R> Uni<R> decide(Outcome outcome, Function<Outcome, Uni<R>> work) {
        return work.apply(outcome).call(() -> store(outcome)).call(() -> parkIfRestless(outcome));
    }

    /** Inside the transaction that has stored it. Two automations that answer each other would go on for ever (promise 9). */
    Uni<Void> parkIfRestless(Outcome outcome) {
        return outcome.flipsMoreThan(settings.flipsAnHour())
                ? gate.close(new Parking.Waiter(outcome.tenant, outcome.lead), RESTLESS, RESTLESSNESS, null)
                : Uni.createFrom().voidItem();
    }

    static <T> Uni<T> contended(Uni<T> transaction) {
        return transaction.onFailure(Contended.class).retry().atMost(TRIES_WHEN_CONTENDED);
    }

    /** Inside a transaction that holds the lead. */
    Uni<Void> store(Outcome outcome) {
        if (outcome.isNothing()) {
            return Uni.createFrom().voidItem();
        }
        Instant now = Instant.now();
        ReadModel.Changes forPeople = outcome.forPeople();
        List<Uni<Void>> statements =
                new ArrayList<>(ReadModel.keepTexts(outcome.tenant.account(), outcome.lead, forPeople));
        List<Change> changes = changes(outcome, forPeople, now);
        if (outcome.isNew) {
            statements.add(leads.insert(outcome.tenant, outcome.lead, outcome.state(), now));
        } else {
            changes.add(leads.updating(outcome.lead, outcome.state(), now));
        }
        statements.add(Sql.update(changes));
        return Together.all(statements);
    }

    /** Each of other rows: they go as one statement. */
    private List<Change> changes(Outcome outcome, ReadModel.Changes forPeople, Instant now) {
        String account = outcome.tenant.account();
        List<Change> changes = new ArrayList<>(ReadModel.keeping(account, outcome.lead, forPeople, now));
        if (!outcome.timeline.isEmpty()) {
            changes.add(timeline.adding(outcome.lead, outcome.timeline));
        }
        if (!outcome.events.isEmpty()) {
            changes.add(outbox.adding(outcome.events));
        }
        outcome.requests
                .values()
                .forEach(asked ->
                        changes.add(requests.changing(account, outcome.lead, asked.change(), asked.traceparent())));
        return changes;
    }
}
