package io.closeloop.lifecycle.application;

import io.closeloop.events.Cause;
import io.closeloop.events.LeadKey;
import io.closeloop.lifecycle.domain.decision.Entry;
import io.closeloop.lifecycle.domain.news.Input;
import io.closeloop.lifecycle.domain.news.News;
import io.closeloop.lifecycle.store.Leads;
import io.closeloop.lifecycle.store.Parking;
import io.closeloop.lifecycle.store.Parking.ParkedLead;
import io.closeloop.lifecycle.store.StoredEvents;
import io.closeloop.lifecycle.store.Taken;
import io.closeloop.lifecycle.store.Timeline;
import io.closeloop.lifecycle.store.Together;
import io.closeloop.outbox.Transactions;
import io.closeloop.service.trace.Trace;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** A person decides what becomes of a parked lead. */
@ApplicationScoped
public class Unparking {

    private static final Logger LOG = Logger.getLogger(Unparking.class);
    private static final int LISTED = 200;
    private static final int ALL = Integer.MAX_VALUE;

    private final Transactions transactions;
    private final Leads leads;
    private final Parking parking;
    private final StoredEvents stored;
    private final WorkingOff workingOff;
    private final PuttingAside puttingAside;
    private final Timeline timeline;

    public Unparking(
            Transactions transactions,
            Leads leads,
            Parking parking,
            StoredEvents stored,
            WorkingOff workingOff,
            PuttingAside puttingAside,
            Timeline timeline) {
        this.transactions = transactions;
        this.leads = leads;
        this.parking = parking;
        this.stored = stored;
        this.workingOff = workingOff;
        this.puttingAside = puttingAside;
        this.timeline = timeline;
    }

    public enum Action {
        /** Decides what is stored, in order. */
        RETRY,
        /** The one that could not be handled goes to the dead letters, if it is still there; then as {@link #RETRY}. */
        SKIP,
        /** All go to the dead letters. */
        RELEASE
    }

    /** @param by who ordered it, and {@code reason} why, for the timeline */
    public record Order(Action action, String by, String reason) {}

    /** What became of the order; the lead itself says whether it is still parked. */
    public enum Answer {
        UNKNOWN_LEAD,
        NOT_PARKED,
        DONE
    }

    public Uni<List<ParkedLead>> list(String account) {
        return parking.list(account, LISTED);
    }

    public Uni<Answer> obey(String account, String leadId, Order order) {
        return parking.find(account, leadId)
                .chain(found -> found.map(lead -> obey(lead, order))
                        .orElseGet(() -> Uni.createFrom().item(Answer.UNKNOWN_LEAD)));
    }

    private Uni<Answer> obey(LeadKey lead, Order order) {
        Cause cause = new Cause("person", UUID.randomUUID().toString(), order.by());
        return puttingAside(lead, order, cause)
                .chain(parked -> parked
                        ? retry(lead, cause).replaceWith(Answer.DONE)
                        : Uni.createFrom().item(Answer.NOT_PARKED));
    }

    /** @return false where the lead is not parked */
    private Uni<Boolean> puttingAside(LeadKey lead, Order order, Cause cause) {
        String what = "Ordered by " + order.by() + ": " + order.action() + " (" + order.reason() + ")";
        return transactions.run(() -> parked(lead)
                .chain(taken -> taken.isEmpty()
                        ? Uni.createFrom().item(false)
                        : letters(lead, order.action())
                                .chain(() -> note(lead, Entry.Kind.FACT, what, cause))
                                .replaceWith(true)));
    }

    /** A person has looked at it: however restless the lead was, it goes on. */
    private Uni<Void> retry(LeadKey lead, Cause cause) {
        Uni<Void> attempt = LeadTransaction.contended(transactions.run(() -> parked(lead)
                .chain(taken -> taken.map(free -> workingOff
                                .decide(
                                        lead,
                                        free,
                                        state -> Optional.of(LeadGate.open(lead, state, cause)),
                                        new News(new Input.Unparked(), Instant.now(), cause),
                                        ALL)
                                .replaceWithVoid())
                        .orElseGet(() -> Uni.createFrom().voidItem()))));
        return attempt.onFailure(Bugs::isBug).recoverWithUni(bug -> stillParked(lead, bug, cause));
    }

    private Uni<Void> stillParked(LeadKey lead, Throwable bug, Cause cause) {
        String reason = Bugs.reasonOf(bug);
        LOG.warnf("lead still parked integration=%s lead=%s reason=%s", lead.integration(), lead.leadId(), reason);
        return transactions.run(() -> parked(lead)
                .chain(taken -> taken.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : Together.all(List.of(
                                parking.renew(lead, reason),
                                blame(lead, bug, reason),
                                note(lead, Entry.Kind.REFUSED, "Still parked: " + reason, cause)))));
    }

    /** Where the lead itself is at fault, no event is. */
    private Uni<Void> blame(LeadKey lead, Throwable bug, String reason) {
        Long culprit = WorkingOff.culprit(bug);
        return culprit == null ? Uni.createFrom().voidItem() : stored.blame(lead, culprit, reason);
    }

    private Uni<Optional<Taken>> parked(LeadKey lead) {
        return leads.take(lead).map(found -> found.filter(taken -> taken.parked() != null));
    }

    private Uni<Void> note(LeadKey lead, Entry.Kind kind, String what, Cause cause) {
        Entry entry = new Entry(kind, Instant.now(), what, null, cause, null);
        return timeline.add(lead, List.of(new Timeline.Traced(entry, Trace.idOf(Trace.current()))));
    }

    private Uni<Void> letters(LeadKey lead, Action action) {
        return switch (action) {
            case RETRY -> Uni.createFrom().voidItem();
            case SKIP -> puttingAside.blamed(lead);
            case RELEASE -> puttingAside.all(lead);
        };
    }
}
