package io.closeloop.fieldsync.application;

import io.closeloop.fieldsync.store.ClaimedLane;
import io.closeloop.fieldsync.store.LaneClaims;
import io.closeloop.outbox.Wake;
import io.closeloop.outbox.WorkLoop;
import io.closeloop.service.kafka.Integrations;
import io.closeloop.service.kafka.Integrations.IntegrationSeen;
import io.closeloop.service.trace.FreshContext;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Keeps the lanes moving: one worker per contact at a time, contacts concurrently. */
@ApplicationScoped
public class WriteLoop {

    private static final Logger LOG = Logger.getLogger(WriteLoop.class);

    private final WorkLoop<ClaimedLane> loop;
    private final LaneClaims claims;
    private final Integrations integrations;
    private final FieldSyncSettings settings;
    private final Vertx vertx;

    public WriteLoop(
            WritingFields writing,
            LaneClaims claims,
            Integrations integrations,
            FieldSyncSettings settings,
            FreshContext contexts,
            Vertx vertx) {
        this.claims = claims;
        this.integrations = integrations;
        this.settings = settings;
        this.vertx = vertx;
        this.loop = new WorkLoop<>(
                new WorkLoop.Job<>(
                        "field writes",
                        settings.contactsAtOnce(),
                        room -> claims.claim(room, settings.claim()),
                        writing::advance,
                        ClaimedLane::traceparent),
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

    /** A key that was mended, or a removal, takes effect now and not when a back-off ends. If this is missed, it does then. */
    void onIntegration(@Observes IntegrationSeen seen) {
        if (integrations.caughtUp()) {
            claims.hurry(seen.integration())
                    .subscribe()
                    .with(lanes -> loop.wake(), failure -> LOG.warnf("cannot hurry: %s", failure.getMessage()));
        }
    }

    void onStop(@Observes ShutdownEvent stopping) {
        loop.stop();
    }
}
