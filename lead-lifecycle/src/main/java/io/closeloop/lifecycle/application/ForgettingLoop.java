package io.closeloop.lifecycle.application;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Runs {@link ForgettingWithTime} by the clock, one batch after the other until nothing is due, then {@link ForgettingTexted}. Several instances work on several accounts. */
@ApplicationScoped
public class ForgettingLoop {

    private static final Logger LOG = Logger.getLogger(ForgettingLoop.class);

    private final Vertx vertx;
    private final ForgettingWithTime forgetting;
    private final ForgettingTexted texted;
    private final RetentionSettings settings;
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile boolean stopping;

    public ForgettingLoop(
            Vertx vertx, ForgettingWithTime forgetting, ForgettingTexted texted, RetentionSettings settings) {
        this.vertx = vertx;
        this.forgetting = forgetting;
        this.texted = texted;
        this.settings = settings;
    }

    void onStart(@Observes StartupEvent started) {
        vertx.setPeriodic(settings.poll().toMillis(), timer -> run());
    }

    void onStop(@Observes ShutdownEvent ending) {
        stopping = true;
    }

    private void run() {
        if (stopping || !running.compareAndSet(false, true)) {
            return;
        }
        Uni.createFrom()
                .deferred(forgetting::batch)
                .repeat()
                .whilst(batch -> batch.isPresent() && !stopping)
                .collect()
                .last()
                .chain(texted::ifDue)
                .onTermination()
                .invoke(() -> running.set(false))
                .subscribe()
                .with(done -> {}, failure -> LOG.warnf("nothing purged, will be tried again: %s", failure.toString()));
    }
}
