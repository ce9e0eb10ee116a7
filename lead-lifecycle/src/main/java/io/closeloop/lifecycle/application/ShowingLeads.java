package io.closeloop.lifecycle.application;

import io.closeloop.events.IntegrationChanged;
import io.closeloop.lifecycle.domain.Needs;
import io.closeloop.lifecycle.domain.decision.Context;
import io.closeloop.lifecycle.domain.rule.MaySpeak;
import io.closeloop.lifecycle.domain.rule.Silence;
import io.closeloop.lifecycle.domain.state.Engagement;
import io.closeloop.lifecycle.store.Leads;
import io.closeloop.lifecycle.store.Parking;
import io.closeloop.lifecycle.store.Phones;
import io.closeloop.lifecycle.store.Requests;
import io.closeloop.lifecycle.store.Sessions;
import io.closeloop.lifecycle.store.StoredLead;
import io.closeloop.lifecycle.store.Timeline;
import io.closeloop.service.kafka.Integrations;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** What people see of leads. One account only, always. */
@ApplicationScoped
public class ShowingLeads {

    private final Leads leads;
    private final Timeline timeline;
    private final Requests requests;
    private final Parking parking;
    private final Integrations integrations;
    private final Deciding deciding;

    public ShowingLeads(
            Leads leads,
            Timeline timeline,
            Requests requests,
            Parking parking,
            Integrations integrations,
            Deciding deciding) {
        this.leads = leads;
        this.timeline = timeline;
        this.requests = requests;
        this.parking = parking;
        this.integrations = integrations;
        this.deciding = deciding;
    }

    /**
     * @param maySpeak the answer for each open engagement, by its id
     * @param storedEvents how many of its events wait because it is parked or behind
     */
    public record Shown(
            StoredLead lead, Map<UUID, MaySpeak> maySpeak, List<Requests.Waiting> waitingFor, long storedEvents) {}

    public Uni<Optional<Shown>> find(String account, String leadId) {
        return Sessions.read(() -> leads.find(account, leadId)
                        .chain(found -> found.map(lead -> answers(account, lead)
                                        .map(may -> Optional.of(new Shown(lead, may, List.of(), 0))))
                                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))))
                .chain(found -> found.map(shown -> waiting(shown).map(Optional::of))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    /** @return empty where the account has no such lead */
    public Uni<Optional<List<Timeline.Stored>>> timeline(String account, String leadId, long after, int limit) {
        return Sessions.read(() -> leads.find(account, leadId))
                .chain(found -> found.map(lead ->
                                timeline.ofLead(lead.lead(), after, limit).map(Optional::of))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    /** Outside the session: a second connection asked for while holding one can starve the pool. */
    private Uni<Shown> waiting(Shown shown) {
        StoredLead lead = shown.lead();
        Uni<Long> stored = lead.waits()
                ? parking.storedEvents(lead.lead())
                : Uni.createFrom().item(0L);
        return requests.ofLead(lead.lead())
                .chain(waiting -> stored.map(events -> new Shown(lead, shown.maySpeak(), waiting, events)));
    }

    private Uni<Map<UUID, MaySpeak>> answers(String account, StoredLead lead) {
        IntegrationChanged integration = integrations
                .find(lead.lead().integration())
                .orElseThrow(() -> new NotYetKnown(lead.lead().integration()))
                .event();
        Phones.Owner owner = new Phones.Owner(account, lead.lead(), integration.sendingNumber());
        return deciding.contextOf(owner, integration, Needs.of(lead.state())).map(context -> answers(lead, context));
    }

    private static Map<UUID, MaySpeak> answers(StoredLead lead, Context context) {
        return lead.state().open().stream()
                .collect(Collectors.toMap(
                        Engagement::id,
                        open -> lead.parked() == null ? MaySpeak.ask(open, context) : new MaySpeak.No(Silence.PARKED)));
    }
}
