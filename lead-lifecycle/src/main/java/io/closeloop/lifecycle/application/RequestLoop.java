package io.closeloop.lifecycle.application;

import io.closeloop.lifecycle.store.Requests;
import io.closeloop.lifecycle.store.Requests.Claimed;
import io.closeloop.outbox.Wake;
import io.closeloop.outbox.WorkLoop;
import io.closeloop.service.trace.FreshContext;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Keeps requests going: woken by commits, and by the clock for what comes due in silence or was left by a dead instance. */
@ApplicationScoped
public class RequestLoop {

    private final Vertx vertx;
    private final LifecycleSettings.Requests settings;
    private final WorkLoop<Claimed> loop;

    public RequestLoop(
            Vertx vertx,
            Requests requests,
            StoppingAtRequests carryingOut,
            LifecycleSettings settings,
            FreshContext contexts) {
        this.vertx = vertx;
        this.settings = settings.requests();
        this.loop = new WorkLoop<>(
                new WorkLoop.Job<>(
                        "requests",
                        this.settings.atOnce(),
                        room -> requests.claim(room, this.settings.claim()),
                        carryingOut::carryOut,
                        Claimed::traceparent),
                contexts);
    }

    void onStart(@Observes StartupEvent started) {
        loop.start(vertx, settings.poll());
    }

    void onWake(@Observes Wake wake) {
        if (wake == Wake.WORKERS) {
            loop.wake();
        }
    }

    void onStop(@Observes ShutdownEvent stopping) {
        loop.stop();
    }
}
