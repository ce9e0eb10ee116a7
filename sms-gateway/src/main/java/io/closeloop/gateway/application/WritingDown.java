package io.closeloop.gateway.application;

import io.closeloop.gateway.domain.Clearance;
import io.closeloop.gateway.domain.GatePlace;
import io.closeloop.gateway.domain.Known;
import io.closeloop.gateway.domain.Known.NothingAsked;
import io.closeloop.gateway.domain.NextStep;
import io.closeloop.gateway.domain.Position;
import io.closeloop.gateway.domain.State.Drafted;
import io.closeloop.gateway.domain.Step;
import io.closeloop.gateway.domain.Text;
import io.closeloop.gateway.store.Ledger;
import io.closeloop.gateway.store.LedgerEntry;
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

    private final Transactions transactions;
    private final Clearances clearances;
    private final Ledger ledger;
    private final Announcing announcing;
    private final GatewaySettings settings;
    private final Event<TextsDue> due;
    private final Clock clock;

    public WritingDown(
            Transactions transactions,
            Clearances clearances,
            Ledger ledger,
            Announcing announcing,
            GatewaySettings settings,
            Event<TextsDue> due,
            Clock clock) {
        this.transactions = transactions;
        this.clearances = clearances;
        this.ledger = ledger;
        this.announcing = announcing;
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
                .chain(() -> ledger.find(claim.text().id()))
                .chain(found ->
                        found.map(entry -> clear(claim, entry, smsId, until)).orElseGet(WritingDown::nothing)));
    }

    private Uni<Optional<Claim>> clear(Claim claim, LedgerEntry entry, String smsId, long until) {
        Instant now = clock.instant();
        Text text = entry.text();
        Position before = text.position();
        if (!claim.holds(entry)) {
            entry.noteStray(smsId, now);
            return nothing();
        }
        return clearances.forFlip(text.places().toList(), now).chain(judge -> {
            Clearance clearance = judge.of(text);
            Position next = before.cleared(smsId, clearance);
            entry.move(next, now, pause(next, clearance, now));
            Optional<Claim> goesOn = next.state() instanceof Drafted
                    ? Optional.empty()
                    : Optional.of(Claim.of(entry, new NothingAsked(), until));
            return announcing.change(entry, before, now).replaceWith(goesOn);
        });
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
                .run(() -> ledger.find(claim.text().id())
                        .chain(found -> found.filter(claim::holds)
                                .map(entry -> rest(claim, entry, known))
                                .orElseGet(WritingDown::nothing)))
                .invoke(() -> due.fire(new TextsDue()));
    }

    private Uni<Optional<Claim>> rest(Claim claim, LedgerEntry entry, Known known) {
        Position before = entry.text().position();
        boolean movedOn = !before.equals(claim.text().position());
        return switch (NextStep.of(before, movedOn ? new NothingAsked() : known)) {
            case Step.Rest(Position next, Duration pause) -> {
                Instant now = clock.instant();
                entry.move(next, now, pause);
                yield announcing.change(entry, before, now).chain(WritingDown::nothing);
            }
            case Step.Look _, Step.MakeDraft _, Step.Search _, Step.Clear _, Step.Flip _ -> goOn(claim, entry);
            case Step.Ask _, Step.PullBack _, Step.Discard _ -> goOn(claim, entry);
        };
    }

    private static Uni<Optional<Claim>> goOn(Claim claim, LedgerEntry entry) {
        return Uni.createFrom().item(Optional.of(Claim.of(entry, new NothingAsked(), claim.untilNanos())));
    }

    private static Uni<Optional<Claim>> nothing() {
        return Uni.createFrom().item(Optional.empty());
    }
}
