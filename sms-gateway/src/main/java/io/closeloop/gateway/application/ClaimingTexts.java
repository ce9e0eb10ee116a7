package io.closeloop.gateway.application;

import io.closeloop.gateway.domain.Clearance;
import io.closeloop.gateway.domain.Clearance.Sender;
import io.closeloop.gateway.domain.GatePlace;
import io.closeloop.gateway.domain.Known;
import io.closeloop.gateway.domain.Known.NothingAsked;
import io.closeloop.gateway.domain.Known.TakenOver;
import io.closeloop.gateway.domain.Position;
import io.closeloop.gateway.domain.State.Claimed;
import io.closeloop.gateway.domain.State.Requested;
import io.closeloop.gateway.store.AtGates;
import io.closeloop.gateway.store.DueTexts;
import io.closeloop.gateway.store.DueTexts.Due;
import io.closeloop.gateway.store.Ledger;
import io.closeloop.gateway.store.LedgerEntry;
import io.closeloop.gateway.store.Moved;
import io.closeloop.outbox.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

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
    private final Recording recording;
    private final GatewaySettings settings;
    private final Clock clock;

    public ClaimingTexts(
            DueTexts dueTexts,
            Transactions transactions,
            Clearances clearances,
            Ledger ledger,
            Recording recording,
            GatewaySettings settings,
            Clock clock) {
        this.dueTexts = dueTexts;
        this.transactions = transactions;
        this.clearances = clearances;
        this.ledger = ledger;
        this.recording = recording;
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
        List<UUID> ids = due.stream().map(Due::id).toList();
        return clearances.lock(places).chain(() -> {
            Instant now = clock.instant();
            return ledger.take(ids, now).chain(texts -> take(texts, new Taking(now, until)));
        });
    }

    private Uni<List<Claim>> take(List<AtGates> texts, Taking taking) {
        texts.forEach(taking::take);
        return recording.write(taking.moves).replaceWith(taking.claims);
    }

    /** What a transaction makes of the texts that it has locked. */
    private final class Taking {

        private final List<Claim> claims = new ArrayList<>();
        private final List<Moved> moves = new ArrayList<>();
        private final Set<GatePlace> texted = new HashSet<>();
        private final Instant now;
        private final long until;

        private Taking(Instant now, long until) {
            this.now = now;
            this.until = until;
        }

        private void take(AtGates text) {
            LedgerEntry entry = text.entry();
            Position position = entry.text().position();
            if (position.state() instanceof Requested) {
                takeNew(text, clearances.forClaim(text, now, paceUntil(text)));
            } else if (clearances.sender(entry.text().tenant().integration()) == Sender.REMOVED) {
                moves.add(entry.move(position.cutOff(Clearance.REMOVED), now));
            } else {
                claim(entry.claimUntil(position.takenOver(), now, settings.claim()), new TakenOver());
            }
        }

        private void takeNew(AtGates text, Clearance clearance) {
            LedgerEntry entry = text.entry();
            Position position = entry.text().position();
            switch (clearance) {
                case Clearance.Cleared() -> {
                    texted.add(entry.text().phone());
                    claim(entry.claimUntil(position.as(new Claimed()), now, settings.claim()), new NothingAsked());
                }
                case Clearance.Wait(Instant later) ->
                    moves.add(entry.move(position, now, Duration.between(now, later)));
                case Clearance.Refused(var end) -> moves.add(entry.move(position.as(end), now));
            }
        }

        private void claim(Moved moved, Known known) {
            moves.add(moved);
            claims.add(Claim.of(moved.after(), known, until));
        }

        private Instant paceUntil(AtGates text) {
            Instant last = texted.contains(text.entry().text().phone()) ? now : text.lastClaim();
            return last == null || settings.pace().isZero() ? Instant.MIN : last.plus(settings.pace());
        }
    }
}
