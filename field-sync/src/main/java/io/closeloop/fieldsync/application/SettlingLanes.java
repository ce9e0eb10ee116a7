package io.closeloop.fieldsync.application;

import io.closeloop.fieldsync.domain.Lane;
import io.closeloop.fieldsync.domain.Verdict;
import io.closeloop.fieldsync.domain.Write;
import io.closeloop.fieldsync.store.ClaimedLane;
import io.closeloop.fieldsync.store.Lanes;
import io.closeloop.outbox.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Keeps what came of a step, tells it, and gives the lane back with the time of its next one, all in one transaction. */
@ApplicationScoped
public class SettlingLanes {

    private static final Logger LOG = Logger.getLogger(SettlingLanes.class);

    private final Transactions transactions;
    private final Lanes lanes;
    private final Announcing announcing;
    private final FieldSyncSettings settings;

    public SettlingLanes(Transactions transactions, Lanes lanes, Announcing announcing, FieldSyncSettings settings) {
        this.transactions = transactions;
        this.lanes = lanes;
        this.announcing = announcing;
        this.settings = settings;
    }

    /** The lane as it stood, later. */
    Uni<Void> pause(ClaimedLane claimed, Duration pause) {
        return ifStillOurs(claimed, lane -> lanes.release(claimed, pause, claimed.failures(), claimed.oneByOne()));
    }

    /** @param verdict absent when Close was not asked */
    Uni<Void> settle(ClaimedLane claimed, Function<Lane, List<Write>> change, Optional<Verdict> verdict) {
        return ifStillOurs(claimed, lane -> {
            List<Write> changed = change.apply(lane);
            return lanes.keep(changed)
                    .chain(() -> announcing.announce(changed))
                    .chain(() -> release(claimed, lane.with(changed), changed, verdict));
        });
    }

    private Uni<Void> release(ClaimedLane claimed, Lane after, List<Write> changed, Optional<Verdict> verdict) {
        if (after.open().isEmpty()) {
            return lanes.release(claimed, null, 0, false);
        }
        boolean progress = changed.stream().anyMatch(write -> !write.state().isOpen());
        Duration pause = verdict.map(SettlingLanes::pauseOf).orElse(Duration.ZERO);
        boolean oneByOne = claimed.oneByOne() || verdict.orElse(null) instanceof Verdict.OneByOne;
        return lanes.release(claimed, pause, progress ? 0 : claimed.failures() + 1, oneByOne);
    }

    private static Duration pauseOf(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Written written -> Duration.ZERO;
            case Verdict.Compared compared -> Duration.ZERO;
            case Verdict.Refused refused -> Duration.ZERO;
            case Verdict.OneByOne oneByOne -> Duration.ZERO;
            case Verdict.Postponed(Duration pause, String reason) -> pause;
            case Verdict.Doubtful(Duration pause, String reason) -> pause;
        };
    }

    private Uni<Void> ifStillOurs(ClaimedLane claimed, Function<Lane, Uni<Void>> work) {
        return transactions.run(() -> lanes.renew(claimed, settings.claim())
                .chain(found -> found.map(work).orElseGet(() -> {
                    LOG.warnf(
                            "field.write account=%s integration=%s contact=%s: the claim has run out and another worker has the lane; it will compare",
                            claimed.account(), claimed.integration(), claimed.contactId());
                    return Uni.createFrom().voidItem();
                })));
    }
}
