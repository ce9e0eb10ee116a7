package io.closeloop.lifecycle.application;

import io.closeloop.events.LeadKey;
import io.closeloop.lifecycle.application.Translating.FromClose;
import io.closeloop.lifecycle.domain.news.News;
import io.closeloop.lifecycle.store.Leads;
import io.closeloop.lifecycle.store.OneByOne;
import io.closeloop.lifecycle.store.Parking;
import io.closeloop.lifecycle.store.ReadOnly;
import io.closeloop.lifecycle.store.Taken;
import io.closeloop.outbox.Inbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** What would come of a Close event if it came now. Nothing is stored and nobody is told. */
@ApplicationScoped
public class AskingWhatIf {

    private final ReadOnly readOnly;
    private final Leads leads;
    private final Parking parking;
    private final Inbox inbox;
    private final Translating translating;
    private final Deciding deciding;

    public AskingWhatIf(
            ReadOnly readOnly, Leads leads, Parking parking, Inbox inbox, Translating translating, Deciding deciding) {
        this.readOnly = readOnly;
        this.leads = leads;
        this.parking = parking;
        this.inbox = inbox;
        this.translating = translating;
        this.deciding = deciding;
    }

    /** The event is of another lead. */
    public static final class OtherLead extends RuntimeException {
        OtherLead() {
            super("the event is of another lead", null, false, false);
        }
    }

    /**
     * @param body the event as Close sends it
     * @return empty where the account has no such lead; fails with {@link io.closeloop.events.UnreadableEvent} and {@link OtherLead}
     */
    public Uni<Optional<Heard>> ask(String account, String leadId, byte[] body) {
        return parking.find(account, leadId)
                .chain(found -> found.map(lead -> ask(lead, body).map(Optional::of))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<Heard> ask(LeadKey lead, byte[] body) {
        FromClose event = translating.translate(lead.integration(), body);
        if (!lead.leadId().equals(event.leadId())) {
            throw new OtherLead();
        }
        return event.news().isEmpty()
                ? Uni.createFrom().item(new Heard.Nothing())
                : readOnly.run(() -> seen(event).chain(seen -> seen ? seenBefore() : ask(lead, event.news())));
    }

    private Uni<Boolean> seen(FromClose event) {
        return inbox.hasSeen(
                event.identity().source(),
                event.identity().id(),
                event.identity().changedAt());
    }

    private static Uni<Heard> seenBefore() {
        return Uni.createFrom().item(new Heard.SeenBefore());
    }

    private Uni<Heard> ask(LeadKey lead, List<News> news) {
        return leads.look(lead)
                .chain(found -> found.filter(Taken::waits).isPresent()
                        ? Uni.createFrom().<Heard>item(new Heard.Stored())
                        : decide(lead, found.orElseThrow(), news))
                .onFailure(Bugs::isBug)
                .recoverWithItem(bug -> new Heard.Fails(Bugs.reasonOf(bug)));
    }

    private Uni<Heard> decide(LeadKey lead, Taken taken, List<News> news) {
        Outcome outcome = new Outcome(taken.tenant(), lead, Optional.of(taken.read()));
        return OneByOne.run(news, one -> deciding.preview(outcome, one, null).replaceWithVoid())
                .map(decided -> Heard.Decided.of(outcome));
    }
}
