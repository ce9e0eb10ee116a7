package io.closeloop.lifecycle.application;

import io.closeloop.events.LeadKey;
import io.closeloop.events.Tenant;
import io.closeloop.lifecycle.store.OneByOne;
import io.closeloop.lifecycle.store.StoredEvents;
import io.closeloop.outbox.Inbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * The news of one lead in a poll, in order, as one transaction; what the inbox has seen is dropped (promises 3 and 8). Of a lead that is parked or
 * behind it is stored behind what waits.
 */
@ApplicationScoped
public class HearingNews {

    private final LeadTransaction leads;
    private final Inbox inbox;
    private final Deciding deciding;
    private final StoredEvents stored;

    public HearingNews(LeadTransaction leads, Inbox inbox, Deciding deciding, StoredEvents stored) {
        this.leads = leads;
        this.inbox = inbox;
        this.deciding = deciding;
        this.stored = stored;
    }

    public Uni<Heard> hear(Tenant tenant, LeadKey lead, List<Arrival> arrivals) {
        return arrivals.isEmpty()
                ? Uni.createFrom().item(new Heard.Nothing())
                : leads.hear(
                        tenant,
                        lead,
                        () -> Unseen.among(
                                inbox, arrivals, arrival -> arrival.original().identity()),
                        this::decide,
                        news -> store(lead, news));
    }

    private Uni<Heard> decide(Outcome outcome, List<Arrival> news) {
        return OneByOne.run(news, arrival -> deciding.decide(outcome, arrival))
                .map(decided -> news.isEmpty() ? new Heard.SeenBefore() : Heard.Decided.of(outcome));
    }

    private Uni<Heard> store(LeadKey lead, List<Arrival> news) {
        return stored.add(news.stream()
                        .map(arrival -> new StoredEvents.Waiting(lead, arrival.original(), null))
                        .toList())
                .replaceWith(news.isEmpty() ? new Heard.SeenBefore() : new Heard.Stored());
    }
}
