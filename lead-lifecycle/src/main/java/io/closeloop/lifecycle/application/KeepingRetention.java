package io.closeloop.lifecycle.application;

import io.closeloop.lifecycle.store.Retention;
import io.closeloop.lifecycle.store.Retention.Days;
import io.closeloop.outbox.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** An account says how long it keeps things. */
@ApplicationScoped
public class KeepingRetention {

    private final Retention retention;
    private final Transactions transactions;

    public KeepingRetention(Retention retention, Transactions transactions) {
        this.retention = retention;
        this.transactions = transactions;
    }

    public Uni<Days> find(String account) {
        return retention.find(account);
    }

    /** The walk begins at once, in small batches. */
    public Uni<Days> put(String account, Days days, String by) {
        return transactions
                .run(() -> retention.put(account, days, by, Instant.now()))
                .replaceWith(days);
    }
}
