package io.closeloop.gateway.application;

import io.closeloop.gateway.domain.Clearance;
import io.closeloop.gateway.domain.GatePlace;
import io.closeloop.gateway.domain.Known;
import io.closeloop.gateway.domain.Known.NothingAsked;
import io.closeloop.gateway.domain.NextStep;
import io.closeloop.gateway.domain.Position;
import io.closeloop.gateway.domain.State.Drafted;
import io.closeloop.gateway.domain.Step;
import io.closeloop.gateway.store.AtGates;
import io.closeloop.gateway.store.Ledger;
import io.closeloop.gateway.store.Ledger.Followed;
import io.closeloop.gateway.store.LedgerEntry;
import io.closeloop.gateway.store.Moved;
import io.closeloop.outbox.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A worker's writes. Each looks again at where the text stands, under its lock: a gate, or news from Close, may have come in between, and
 * another worker may have taken over.
 */
@ApplicationScoped
public class WritingDown {

    private static final Written NOTHING = new Written(Optional.empty(), false);

    private final Transactions transactions;
    private final Clearances clearances;
    private final Ledger ledger;
    private final Recording recording;
    private final GatewaySettings settings;
    private final Event<TextsDue> due;
    private final Clock clock;

    public WritingDown(
            Transactions transactions,
            Clearances clearances,
            Ledger ledger,
            Recording recording,
            GatewaySettings settings,
            Event<TextsDue> due,
            Clock clock) {
        this.transactions = transactions;
        this.clearances = clearances;
        this.ledger = ledger;
        this.recording = recording;
        this.settings = settings;
        this.due = due;
        this.clock = clock;
    }

    /**
     * The draft stands: writes the intent of its flip, if the gates are open at this instant; else that it waits or may not go (promise 6).
     *
     * @return the text with which to go on at once; empty when it waits, or is this worker's no longer
     */
    public Uni<Optional<Claim>> clear(Claim claim, String smsId) {
        List<GatePlace> places = claim.text().places().toList();
        long until = Claim.until(settings.claim());
        return transactions.run(() -> clearances
                .lock(places)
                .chain(() -> ledger.findAtGates(claim.text().id()))
                .chain(found -> found.map(text -> clear(claim, text, smsId, until))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty()))));
    }

    private Uni<Optional<Claim>> clear(Claim claim, AtGates text, String smsId, long until) {
        Instant now = clock.instant();
        LedgerEntry entry = text.entry();
        if (!claim.holds(entry)) {
            return recording.write(entry.noteStray(smsId, now)).replaceWith(Optional.empty());
        }
        Clearance clearance = clearances.forFlip(text, now);
        Position next = entry.text().position().cleared(smsId, clearance);
        Moved moved = entry.move(next, now, pause(next, clearance, now));
        Optional<Claim> goesOn = next.state() instanceof Drafted
                ? Optional.empty()
                : Optional.of(Claim.of(moved.after(), new NothingAsked(), until));
        return recording.write(moved).replaceWith(goesOn);
    }

    private Duration pause(Position next, Clearance clearance, Instant now) {
        return next.state() instanceof Drafted && clearance instanceof Clearance.Wait(Instant later)
                ? Duration.between(now, later)
                : settings.claim();
    }

    /**
     * Writes what the table says now. Where the ledger has moved on meanwhile, the answer was to a question that is no longer asked, and
     * counts for nothing.
     *
     * @return the text with which to go on, nothing asked; empty when it rests, or is this worker's no longer
     */
    public Uni<Optional<Claim>> rest(Claim claim, Known known) {
        return transactions
                .run(() -> ledger.findFollowed(claim.text().id())
                        .chain(found -> found.filter(text -> claim.holds(text.entry()))
                                .map(text -> rest(claim, text, known))
                                .orElseGet(() -> Uni.createFrom().item(NOTHING))))
                .invoke(written -> {
                    if (written.makesDue()) {
                        due.fire(new TextsDue());
                    }
                })
                .map(Written::goesOn);
    }

    private Uni<Written> rest(Claim claim, Followed text, Known known) {
        LedgerEntry entry = text.entry();
        Position before = entry.text().position();
        boolean movedOn = !before.equals(claim.text().position());
        return switch (NextStep.of(before, movedOn ? new NothingAsked() : known)) {
            case Step.Rest(Position next, Duration pause) -> {
                Moved moved = entry.move(next, clock.instant(), pause);
                boolean isDue = pause.isZero() && next.isUnfinished();
                yield recording.write(moved).replaceWith(new Written(Optional.empty(), isDue || text.isFollowed()));
            }
            case Step.Look _, Step.MakeDraft _, Step.Search _, Step.Clear _, Step.Flip _ -> goOn(claim, entry);
            case Step.Ask _, Step.PullBack _, Step.Discard _ -> goOn(claim, entry);
        };
    }

    private static Uni<Written> goOn(Claim claim, LedgerEntry entry) {
        Claim goesOn = Claim.of(entry, new NothingAsked(), claim.untilNanos());
        return Uni.createFrom().item(new Written(Optional.of(goesOn), false));
    }

    /** @param makesDue the text itself, or one that waited for it */
    private record Written(Optional<Claim> goesOn, boolean makesDue) {}
}
