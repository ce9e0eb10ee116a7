package io.closeloop.outbox;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * What a commit may have left to do. Fired inside the service after it. Only a hint: whoever misses it finds the rows at the next poll. Only who is
 * told has to look: each look is a query, and most commits leave nothing.
 */
public enum Wake {
    /** Rows of the outbox. */
    PUBLISHER,
    /** Rows of the service's own that are due. */
    WORKERS;

    /** Inside a transaction of {@link Transactions#run}: to be fired when it has committed. Elsewhere nothing. */
    public void afterCommit() {
        Set<Wake> wakes = transaction().getLocal(Wake.class);
        if (wakes != null) {
            wakes.add(this);
        }
    }

    /** @return what the transaction that begins on this context will ask for */
    static Set<Wake> begin() {
        Set<Wake> wakes = EnumSet.noneOf(Wake.class);
        transaction().putLocal(Wake.class, wakes);
        return wakes;
    }

    private static Context transaction() {
        return Objects.requireNonNull(Vertx.currentContext(), "transactions run on Vert.x contexts");
    }
}
