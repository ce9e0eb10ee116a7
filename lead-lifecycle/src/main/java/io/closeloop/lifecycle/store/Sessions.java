package io.closeloop.lifecycle.store;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

/** Reading without a transaction. */
public final class Sessions {

    private Sessions() {}

    /** Must run on a Vert.x context of its own, as requests and carried-out work do. */
    public static <T> Uni<T> read(Supplier<Uni<T>> work) {
        return Panache.withSession(work);
    }
}
