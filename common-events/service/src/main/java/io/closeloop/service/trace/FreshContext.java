package io.closeloop.service.trace;

import io.quarkus.opentelemetry.runtime.QuarkusContextStorage;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs a piece of work on a Vert.x context of its own. Leads of one poll run concurrently, and both the database session and the trace
 * live in the context: sharing one would let them run into each other.
 */
@ApplicationScoped
public class FreshContext {

    private final Vertx vertx;

    public FreshContext(Vertx vertx) {
        this.vertx = vertx;
    }

    /** The work's calls to Close and its logs belong to the given trace. */
    public <T> Uni<T> run(@Nullable String traceparent, Supplier<Uni<T>> work) {
        return Uni.createFrom().emitter(emitter -> {
            Context own = Objects.requireNonNull(
                    VertxContext.createNewDuplicatedContext(VertxContext.getRootContext(vertx.getOrCreateContext())));
            VertxContextSafetyToggle.setContextSafe(own, true);
            if (traceparent != null) {
                QuarkusContextStorage.INSTANCE.attach(own, Trace.contextOf(traceparent));
            }
            own.runOnContext(
                    ignored -> Uni.createFrom().deferred(work::get).subscribe().with(emitter::complete, emitter::fail));
        });
    }
}
