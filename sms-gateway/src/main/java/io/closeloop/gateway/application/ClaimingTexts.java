package io.closeloop.gateway.application;

import io.closeloop.events.OutgoingEvent;
import io.closeloop.gateway.application.Clearances.Judge;
import io.closeloop.gateway.domain.Clearance;
import io.closeloop.gateway.domain.GatePlace;
import io.closeloop.gateway.domain.Known.NothingAsked;
import io.closeloop.gateway.domain.Known.TakenOver;
import io.closeloop.gateway.domain.Position;
import io.closeloop.gateway.domain.State.Claimed;
import io.closeloop.gateway.domain.State.Requested;
import io.closeloop.gateway.domain.Text;
import io.closeloop.gateway.store.DueTexts;
import io.closeloop.gateway.store.DueTexts.Due;
import io.closeloop.gateway.store.Ledger;
import io.closeloop.gateway.store.LedgerEntry;
import io.closeloop.outbox.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes due texts into hand, in one short transaction under the locks of their gates: new ones if they may go now, others to go on where the
 * worker before left off.
 */
@ApplicationScoped
public class ClaimingTexts {

    private final DueTexts dueTexts;
    private final Transactions transactions;
    private final Clearances clearances;
    private final Ledger ledger;
    private final Announcing announcing;
    private final GatewaySettings settings;
    private final Clock clock;

    public ClaimingTexts(
            DueTexts dueTexts,
            Transactions transactions,
            Clearances clearances,
            Ledger ledger,
            Announcing announcing,
            GatewaySettings settings,
            Clock clock) {
        this.dueTexts = dueTexts;
        this.transactions = transactions;
        this.clearances = clearances;
        this.ledger = ledger;
        this.announcing = announcing;
        this.settings = settings;
        this.clock = clock;
    }

    /** @return the texts that are now this worker's; those that may not go, or not yet, have been written so */
    public Uni<List<Claim>> claim(int upTo) {
        // Looking takes no transaction: it mostly finds nothing.
        return dueTexts.find(clock.instant(), upTo)
                .chain(due -> due.isEmpty() ? Uni.createFrom().item(List.of()) : transactions.run(() -> take(due)));
    }

    private Uni<List<Claim>> take(List<Due> due) {
        long until = Claim.until(settings.claim());
        List<GatePlace> places =
                due.stream().flatMap(text -> text.places().stream()).distinct().toList();
        return clearances.lock(places).chain(() -> {
            Instant now = clock.instant();
            return ledger.take(due.stream().map(Due::id).toList(), now)
                    .chain(entries -> clearances
                            .forClaims(places, now)
                            .chain(judge -> take(entries, new Taking(judge, now, until))));
        });
    }

    private Uni<List<Claim>> take(List<LedgerEntry> entries, Taking taking) {
        entries.forEach(taking::take);
        return announcing.changes(taking.ends).replaceWith(taking.claims);
    }

    /** What a transaction makes of the texts that it has locked. */
    private final class Taking {

        private final List<Claim> claims = new ArrayList<>();
        private final List<Optional<OutgoingEvent>> ends = new ArrayList<>();
        private final Judge judge;
        private final Instant now;
        private final long until;

        private Taking(Judge judge, Instant now, long until) {
            this.judge = judge;
            this.now = now;
            this.until = until;
        }

        private void take(LedgerEntry entry) {
            Position position = entry.text().position();
            if (position.state() instanceof Requested) {
                takeNew(entry, judge.of(entry.text()));
            } else {
                entry.claimUntil(position.takenOver(), now, settings.claim());
                claims.add(Claim.of(entry, new TakenOver(), until));
            }
        }

        private void takeNew(LedgerEntry entry, Clearance clearance) {
            Text text = entry.text();
            switch (clearance) {
                case Clearance.Cleared() -> {
                    judge.paced(text.phone(), now);
                    entry.claimUntil(text.position().as(new Claimed()), now, settings.claim());
                    claims.add(Claim.of(entry, new NothingAsked(), until));
                }
                case Clearance.Wait(Instant later) -> entry.move(text.position(), now, Duration.between(now, later));
                case Clearance.Refused(var end) -> {
                    entry.move(text.position().as(end), now);
                    ends.add(announcing.event(entry, text.position(), now));
                }
            }
        }
    }
}
