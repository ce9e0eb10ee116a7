package io.closeloop.lifecycle.application;

import io.closeloop.lifecycle.store.Erasures;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** Under another key nobody would know which numbers were erased, and they could be texted again: the service does not start. */
@ApplicationScoped
public class ErasureKeyCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Erasures erasures;

    public ErasureKeyCheck(Erasures erasures) {
        this.erasures = erasures;
    }

    void onStart(@Observes StartupEvent started) {
        if (erasures.hasOtherKeys().await().atMost(PATIENCE)) {
            throw new IllegalStateException(
                    "closeloop.lifecycle.erasure.key is not the key that phone numbers of this database"
                            + " were erased under: give the key of then, or erased people could be texted again");
        }
    }
}
