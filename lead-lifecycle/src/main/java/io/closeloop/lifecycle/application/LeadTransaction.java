package io.closeloop.lifecycle.application;

import io.closeloop.events.LeadKey;
import io.closeloop.events.Tenant;
import io.closeloop.lifecycle.store.Contended;
import io.closeloop.lifecycle.store.Leads;
import io.closeloop.lifecycle.store.OneByOne;
import io.closeloop.lifecycle.store.Requests;
import io.closeloop.lifecycle.store.Timeline;
import io.closeloop.outbox.Outbox;
import io.closeloop.outbox.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * The one transaction there is: under the lead's row lock, decisions are made, and state, timeline, requests and outgoing events are stored
 * together or not at all.
 */
@ApplicationScoped
public class LeadTransaction {

    private static final int TRIES_WHEN_CONTENDED = 5;

    private final Transactions transactions;
    private final Leads leads;
    private final Timeline timeline;
    private final Requests requests;
    private final Outbox outbox;

    public LeadTransaction(
            Transactions transactions, Leads leads, Timeline timeline, Requests requests, Outbox outbox) {
        this.transactions = transactions;
        this.leads = leads;
        this.timeline = timeline;
        this.requests = requests;
        this.outbox = outbox;
    }

    /** @param work may be run again from the start; what it changes besides the outcome must be in the database */
    Uni<Void> on(Tenant tenant, LeadKey lead, Function<Outcome, Uni<Void>> work) {
        return contended(transactions.run(() ->
                leads.lock(lead).chain(stored -> decide(new Outcome(tenant, lead, stored), work))));
    }

    /** @return false where there is no such lead */
    Uni<Boolean> onKnown(LeadKey lead, Function<Outcome, Uni<Void>> work) {
        return contended(transactions.run(() -> leads.lock(lead)
                .chain(stored -> stored.isEmpty()
                        ? Uni.createFrom().item(false)
                        : decide(new Outcome(stored.get().tenant(), lead, stored), work)
                                .replaceWith(true))));
    }

    private Uni<Void> decide(Outcome outcome, Function<Outcome, Uni<Void>> work) {
        return work.apply(outcome).chain(() -> store(outcome));
    }

    private static <T> Uni<T> contended(Uni<T> transaction) {
        return transaction.onFailure(Contended.class).retry().atMost(TRIES_WHEN_CONTENDED);
    }

    private Uni<Void> store(Outcome outcome) {
        if (outcome.isNothing()) {
            return Uni.createFrom().voidItem();
        }
        Instant now = Instant.now();
        Uni<Void> state = outcome.isNew
                ? leads.insert(outcome.tenant, outcome.lead, outcome.state(), now)
                : leads.update(outcome.lead, outcome.state(), now);
        return state.chain(() -> timeline.add(outcome.lead, outcome.timeline))
                .chain(() -> OneByOne.run(
                        List.copyOf(outcome.requests.values()),
                        asked -> requests.change(
                                outcome.tenant.account(), outcome.lead, asked.change(), asked.traceparent())))
                .chain(() -> outbox.add(outcome.events));
    }
}
