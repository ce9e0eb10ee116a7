package io.closeloop.lifecycle.messaging;

import io.closeloop.events.Envelope;
import io.closeloop.events.IntegrationChanged;
import io.closeloop.lifecycle.application.Arrival;
import io.closeloop.lifecycle.store.Original;
import java.util.Optional;

/**
 * A readable event.
 *
 * @param meaning empty: it concerns nobody here, whatever the settings
 */
record Received(Envelope envelope, Original original, Optional<CloseTranslation.Meaning> meaning) {

    boolean isOurs() {
        return meaning.isPresent();
    }

    /** Empty where it says nothing under these settings. */
    Optional<Arrival> under(IntegrationChanged settings) {
        return meaning.map(known -> known.under(settings))
                .filter(news -> !news.isEmpty())
                .map(news -> new Arrival(original, envelope.traceparent(), news));
    }
}
