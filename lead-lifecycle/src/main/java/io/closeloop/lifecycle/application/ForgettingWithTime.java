package io.closeloop.lifecycle.application;

import io.closeloop.lifecycle.store.Purging;
import io.closeloop.lifecycle.store.Purging.Passed;
import io.closeloop.lifecycle.store.Retention;
import io.closeloop.lifecycle.store.Retention.Walk;
import io.closeloop.outbox.Transactions;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Works off what accounts do not want to keep any longer, a few leads in a transaction. A crash undoes one batch; the walk goes on from the one before. */
@ApplicationScoped
public class ForgettingWithTime {

    private static final Logger LOG = Logger.getLogger("io.closeloop.lifecycle");
    private static final String COUNTER = "closeloop.lifecycle.purged";
    private static final String FAILURES = "closeloop.lifecycle.not.purged";

    /** Long enough that what fails each time is no load, short enough that what has been mended is not noticed. */
    private static final Duration AFTER_A_FAILURE = Duration.ofHours(1);

    private final Transactions transactions;
    private final Retention retention;
    private final RetentionSettings settings;
    private final MeterRegistry meters;

    public ForgettingWithTime(
            Transactions transactions, Retention retention, RetentionSettings settings, MeterRegistry meters) {
        this.transactions = transactions;
        this.retention = retention;
        this.settings = settings;
        this.meters = meters;
    }

    /** One batch. */
    record Batch(String account, int looked, int texts, int leads) {}

    /** A batch was undone; the account's turn comes again later. */
    private static final class Stopped extends RuntimeException {

        private final String account;

        Stopped(String account, Throwable failure) {
            super(Bugs.reasonOf(failure), failure, false, false);
            this.account = account;
        }
    }

    /** @return empty: nothing is due */
    Uni<Optional<Batch>> batch() {
        return transactions
                .run(() -> retention
                        .takeDue()
                        .chain(due -> due.map(walk -> orStopped(walk).map(Optional::of))
                                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))))
                .invoke(batch -> batch.ifPresent(this::tell))
                .onFailure(Stopped.class)
                .recoverWithUni(failure -> putOff((Stopped) failure));
    }

    private Uni<Batch> orStopped(Walk walk) {
        return Uni.createFrom()
                .deferred(() -> batch(walk))
                .onFailure()
                .transform(failure -> new Stopped(walk.account(), failure));
    }

    /** The others' walks go on. */
    private Uni<Optional<Batch>> putOff(Stopped stopped) {
        LOG.errorf("not purged account=%s reason=%s", stopped.account, stopped.getMessage());
        meters.counter(FAILURES, "what", "account").increment();
        return transactions
                .run(() -> retention.putOff(stopped.account, AFTER_A_FAILURE))
                .replaceWith(Optional.of(new Batch(stopped.account, 0, 0, 0)));
    }

    private Uni<Batch> batch(Walk walk) {
        Instant now = Instant.now();
        return Purging.next(walk, settings.batch())
                .chain(leads -> texts(walk, leads, now)
                        .chain(texts -> leads(walk, leads, now)
                                .map(gone -> new Batch(walk.account(), leads.size(), texts, gone)))
                        .call(() -> goOn(walk, leads)));
    }

    private Uni<Integer> texts(Walk walk, List<Passed> leads, Instant now) {
        return walk.textsBefore(now)
                .map(before -> Purging.texts(leads, before))
                .orElseGet(() -> Uni.createFrom().item(0));
    }

    private Uni<Integer> leads(Walk walk, List<Passed> leads, Instant now) {
        Uni<Integer> count = Uni.createFrom().item(0);
        Optional<Instant> before = walk.leadsBefore(now);
        if (before.isEmpty()) {
            return count;
        }
        for (Passed lead : leads) {
            count = count.chain(sofar ->
                    Purging.forget(lead, before.get()).map(look -> sofar + (isForgotten(lead, look) ? 1 : 0)));
        }
        return count;
    }

    private boolean isForgotten(Passed lead, Purging.Look look) {
        if (look == Purging.Look.UNREADABLE) {
            LOG.errorf("not purged lead=%s reason=its state cannot be read", lead.lead());
            meters.counter(FAILURES, "what", "lead").increment();
        }
        return look == Purging.Look.FORGOTTEN;
    }

    private Uni<Void> goOn(Walk walk, List<Passed> leads) {
        return leads.size() < settings.batch()
                ? retention.walked(walk.account(), "", settings.every())
                : retention.walked(walk.account(), leads.getLast().lead().toString(), Duration.ZERO);
    }

    private void tell(Batch batch) {
        meters.counter(COUNTER, "what", "texts").increment(batch.texts());
        meters.counter(COUNTER, "what", "leads").increment(batch.leads());
        if (batch.texts() + batch.leads() == 0) {
            return;
        }
        LOG.infof(
                "purged account=%s looked=%d texts=%d leads=%d",
                batch.account(), batch.looked(), batch.texts(), batch.leads());
    }
}
