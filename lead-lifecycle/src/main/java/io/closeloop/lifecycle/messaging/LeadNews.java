package io.closeloop.lifecycle.messaging;

import io.closeloop.events.Envelope;
import io.closeloop.events.IntegrationChanged;
import io.closeloop.events.LeadKey;
import io.closeloop.events.UnreadableEvent;
import io.closeloop.lifecycle.application.Arrival;
import io.closeloop.lifecycle.application.Bugs;
import io.closeloop.lifecycle.application.HearingNews;
import io.closeloop.lifecycle.application.KeepingEvents;
import io.closeloop.lifecycle.application.PuttingOff;
import io.closeloop.lifecycle.application.Unhandled;
import io.closeloop.service.kafka.DeadLetters;
import io.closeloop.service.kafka.LeadConsumer;
import io.closeloop.service.kafka.LeadHandler;
import io.closeloop.service.trace.FreshContext;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A lead's events as news, whichever topic they come by; where a bug stops one, the lead is parked, and what is beyond the budget waits. */
@ApplicationScoped
class LeadNews implements LeadHandler<Received> {

    private final Reading reading;
    private final HearingNews hearingNews;
    private final KeepingEvents keepingEvents;
    private final PuttingOff puttingOff;
    private final Budget budget;

    LeadNews(
            Reading reading,
            HearingNews hearingNews,
            KeepingEvents keepingEvents,
            PuttingOff puttingOff,
            Budget budget) {
        this.reading = reading;
        this.hearingNews = hearingNews;
        this.keepingEvents = keepingEvents;
        this.puttingOff = puttingOff;
        this.budget = budget;
    }

    LeadConsumer<Received> consumer(DeadLetters deadLetters, FreshContext contexts) {
        return new LeadConsumer<>(reading::readOwn, this, Bugs::isBug, deadLetters, contexts);
    }

    @Override
    public Uni<Void> handle(String key, List<Received> lead) {
        List<Received> ours = lead.stream().filter(Received::isOurs).toList();
        if (ours.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Envelope envelope = ours.getFirst().envelope();
        IntegrationChanged settings = reading.settings(ours);
        List<Arrival> arrivals = ours.stream()
                .flatMap(received -> received.under(settings).stream())
                .toList();
        return hearingNews.hear(envelope.tenant(), envelope.leadKey(), arrivals).replaceWithVoid();
    }

    @Override
    public Set<String> putOff(Map<String, List<Received>> leads) {
        return budget.beyond(leads);
    }

    @Override
    public Uni<Void> keep(Map<String, List<Received>> leads) {
        return puttingOff.putOff(leads.values().stream()
                .map(lead -> unhandled(budget.newsAmong(lead)))
                .toList());
    }

    /** What breaks the contract is nobody's lead's fault: it goes to the dead letters. */
    @Override
    public Uni<Boolean> park(String key, List<Received> lead, Throwable bug) {
        return bug instanceof UnreadableEvent
                ? Uni.createFrom().item(false)
                : keepingEvents.park(unhandled(lead), bug).replaceWith(true);
    }

    private static Unhandled unhandled(List<Received> lead) {
        Envelope envelope = lead.getFirst().envelope();
        LeadKey key = envelope.leadKey();
        return new Unhandled(
                envelope.tenant(),
                key,
                lead.stream().filter(Received::isOurs).map(Received::original).toList());
    }
}
