package io.closeloop.gateway.application;

import io.closeloop.gateway.domain.SentText;
import io.closeloop.outbox.WorkLoop;
import io.closeloop.service.trace.FreshContext;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** Keeps this instance's work going. */
@ApplicationScoped
public class Workers {

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final GatewaySettings settings;
    private final WorkLoop<Claim> texts;
    private final WorkLoop<SentText> unattributed;

    public Workers(
            Vertx vertx,
            GatewaySettings settings,
            FreshContext contexts,
            ClaimingTexts claiming,
            SendingText sending,
            LookingAgain looking) {
        this.vertx = vertx;
        this.settings = settings;
        this.texts = new WorkLoop<>(
                new WorkLoop.Job<>("texts", settings.atOnce(), claiming::claim, sending::send, Claim::traceparent),
                contexts);
        this.unattributed = new WorkLoop<>(
                new WorkLoop.Job<>("unattributed texts", 4, looking::due, looking::look, SentText::traceparent),
                contexts);
    }

    void onStart(@Observes StartupEvent started) {
        texts.start(vertx, settings.poll());
        unattributed.start(vertx, LOOK_AGAIN);
    }

    void onDue(@Observes TextsDue due) {
        texts.wake();
    }

    void onStop(@Observes ShutdownEvent stopping) {
        texts.stop();
        unattributed.stop();
    }
}
