package io.closeloop.connector.application;

import io.closeloop.connector.store.Leftovers;
import io.closeloop.connector.store.Leftovers.Leftover;
import io.closeloop.outbox.WorkLoop;
import io.closeloop.service.trace.FreshContext;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** Undoes what crashed in the middle of a connect, and removals that Close did not answer. */
@ApplicationScoped
class Sweeping {

    private static final int AT_ONCE = 4;
    /** Longer than an undo takes; a claim whose owner died is free again after it. */
    private static final Duration CLAIMED = Duration.ofMinutes(2);

    private final WorkLoop<Leftover> loop;
    private final Vertx vertx;
    private final ConnectorSettings settings;

    Sweeping(Leftovers leftovers, Undoing undoing, FreshContext contexts, Vertx vertx, ConnectorSettings settings) {
        this.vertx = vertx;
        this.settings = settings;
        this.loop = new WorkLoop<>(
                new WorkLoop.Job<>(
                        "sweep",
                        AT_ONCE,
                        room -> leftovers.claim(room, CLAIMED),
                        leftover ->
                                undoing.undo(leftover.account(), leftover.id()).replaceWithVoid(),
                        leftover -> null),
                contexts);
    }

    void onStart(@Observes StartupEvent started) {
        loop.start(vertx, settings.sweep());
    }

    void onStop(@Observes ShutdownEvent stopping) {
        loop.stop();
    }
}
