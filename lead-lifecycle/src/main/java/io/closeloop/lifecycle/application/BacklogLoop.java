package io.closeloop.lifecycle.application;

import io.closeloop.events.LeadKey;
import io.closeloop.lifecycle.store.Backlog;
import io.closeloop.outbox.WorkLoop;
import io.closeloop.service.trace.FreshContext;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;

/** Works off what is behind, round by round: no integration's second turn comes before every other's first. */
@ApplicationScoped
public class BacklogLoop {

    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final BacklogSettings settings;
    private final WorkLoop<List<LeadKey>> loop;

    /** Fired inside the service when leads have fallen behind. Only a hint: the clock finds them too. */
    record FellBehind() {}

    public BacklogLoop(
            Vertx vertx, Backlog backlog, CatchingUp catchingUp, BacklogSettings settings, FreshContext contexts) {
        this.vertx = vertx;
        this.settings = settings;
        this.loop = new WorkLoop<>(
                new WorkLoop.Job<>(
                        "backlog",
                        1,
                        room -> backlog.round(settings.leadsPerRound())
                                .map(round -> round.isEmpty() ? List.of() : List.of(round)),
                        round -> catchingUp
                                .catchUp(round, settings.atOnce())
                                .onFailure()
                                .call(failure -> Uni.createFrom()
                                        .voidItem()
                                        .onItem()
                                        .delayIt()
                                        .by(AFTER_A_FAILURE)),
                        round -> null),
                contexts);
    }

    void onStart(@Observes StartupEvent started) {
        loop.start(vertx, settings.poll());
    }

    void onBehind(@Observes FellBehind behind) {
        loop.wake();
    }

    void onStop(@Observes ShutdownEvent stopping) {
        loop.stop();
    }
}
