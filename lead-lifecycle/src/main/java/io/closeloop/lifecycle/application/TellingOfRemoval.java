package io.closeloop.lifecycle.application;

import io.closeloop.events.IntegrationChanged.Status;
import io.closeloop.lifecycle.store.Letters;
import io.closeloop.service.kafka.Integrations.IntegrationSeen;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Where an integration has been removed nobody is talked with any more. Heard of again at every start, and telling twice does nothing, so a
 * crash in between is made good then.
 */
@ApplicationScoped
public class TellingOfRemoval {

    private static final Logger LOG = Logger.getLogger(TellingOfRemoval.class);

    private final Letters letters;

    public TellingOfRemoval(Letters letters) {
        this.letters = letters;
    }

    void onChange(@Observes IntegrationSeen seen) {
        if (seen.change().event().status() == Status.REMOVED) {
            letters.toLeadsOf(seen.integration())
                    .onFailure()
                    .invoke(e -> LOG.warnf(
                            "cannot end conversations yet integration=%s reason=%s",
                            seen.integration(), e.getMessage()))
                    .onFailure()
                    .retry()
                    .withBackOff(Duration.ofSeconds(1), Duration.ofMinutes(1))
                    .indefinitely()
                    .subscribe()
                    .with(done -> {}, never -> {});
        }
    }
}
