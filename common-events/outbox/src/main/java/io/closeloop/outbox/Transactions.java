package io.closeloop.outbox;

import io.closeloop.service.trace.FreshContext;
import io.closeloop.service.trace.Trace;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.Set;
import java.util.function.Supplier;

/** One transaction of the service's database; after its commit, and only then, those are woken for whom it left something. */
@ApplicationScoped
public class Transactions {

    private final FreshContext contexts;
    private final Event<Wake> wake;

    public Transactions(FreshContext contexts, Event<Wake> wake) {
        this.contexts = contexts;
        this.wake = wake;
    }

    /**
     * Runs the work in a transaction on a context of its own, so that concurrent ones do not share a session. Nothing in it may wait for
     * anyone but the database. The caller's trace goes on in it and after it.
     */
    public <T> Uni<T> run(Supplier<Uni<T>> work) {
        return contexts.run(Trace.current(), () -> {
            Set<Wake> wakes = Wake.begin();
            return Panache.withTransaction(work).invoke(() -> wakes.forEach(wake::fire));
        });
    }
}
