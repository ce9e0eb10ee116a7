package io.closeloop.lifecycle.store;

import io.closeloop.outbox.Sql;
import io.closeloop.outbox.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/** A transaction in which the database refuses every change: that nothing is stored does not depend on who is called in it. */
@ApplicationScoped
public class ReadOnly {

    private final Transactions transactions;

    public ReadOnly(Transactions transactions) {
        this.transactions = transactions;
    }

    public <T> Uni<T> run(Supplier<Uni<T>> work) {
        return transactions.run(() -> Sql.update("set transaction read only").chain(changed -> work.get()));
    }
}
