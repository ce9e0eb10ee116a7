package io.closeloop.lifecycle.application;

import io.closeloop.events.LeadKey;
import io.closeloop.events.Tenant;
import io.closeloop.lifecycle.store.OneByOne;
import io.closeloop.lifecycle.store.Together;
import io.closeloop.outbox.Inbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The news of one lead in a poll, in order, as one transaction; what the inbox has seen is dropped (promises 3 and 8). */
@ApplicationScoped
public class HearingNews {

    private final LeadTransaction leads;
    private final Inbox inbox;
    private final Deciding deciding;

    public HearingNews(LeadTransaction leads, Inbox inbox, Deciding deciding) {
        this.leads = leads;
        this.inbox = inbox;
        this.deciding = deciding;
    }

    public Uni<Void> hear(Tenant tenant, LeadKey lead, List<Arrival> arrivals) {
        return arrivals.isEmpty()
                ? Uni.createFrom().voidItem()
                : leads.on(
                        tenant,
                        lead,
                        () -> newsAmong(arrivals),
                        (outcome, news) -> OneByOne.run(
                                news,
                                arrival -> OneByOne.run(
                                        arrival.news(), one -> deciding.decide(outcome, one, arrival.traceparent()))));
    }

    private Uni<List<Arrival>> newsAmong(List<Arrival> arrivals) {
        List<Uni<List<Arrival>>> asked = arrivals.stream()
                .map(arrival -> inbox.isNews(arrival.source(), arrival.id(), arrival.changedAt())
                        .map(news -> news ? List.of(arrival) : List.<Arrival>of()))
                .toList();
        return Together.each(asked)
                .map(found -> found.stream().flatMap(List::stream).toList());
    }
}
