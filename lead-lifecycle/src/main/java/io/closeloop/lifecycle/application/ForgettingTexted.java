package io.closeloop.lifecycle.application;

import io.closeloop.lifecycle.settings.Checking;
import io.closeloop.lifecycle.store.TextedLately;
import io.closeloop.outbox.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** A number that was texted longer ago than any setter may wait with its intro is of no use, and nobody's to keep. */
@ApplicationScoped
public class ForgettingTexted {

    private static final int AT_ONCE = 1_000;

    private final Transactions transactions;
    private final RetentionSettings settings;
    private Instant due = Instant.MIN;

    public ForgettingTexted(Transactions transactions, RetentionSettings settings) {
        this.transactions = transactions;
        this.settings = settings;
    }

    /** Once in {@code every}, and after each start: it reads much of a table. Not called again before it is done. */
    Uni<Void> ifDue() {
        Instant now = Instant.now();
        if (now.isBefore(due)) {
            return Uni.createFrom().voidItem();
        }
        due = now.plus(settings.every());
        return forget(now.minus(Checking.LONGEST));
    }

    private Uni<Void> forget(Instant before) {
        return transactions
                .run(() -> TextedLately.forget(before, AT_ONCE))
                .chain(gone -> gone < AT_ONCE ? Uni.createFrom().voidItem() : forget(before));
    }
}
