package io.closeloop.lifecycle.application;

import io.closeloop.events.UnreadableEvent;
import io.closeloop.lifecycle.store.Original;
import java.util.Optional;

/** Reads an event that came earlier, under the settings of now. */
public interface Translating {

    /**
     * @return empty where it concerns nobody here
     * @throws UnreadableEvent for what breaks the contract
     * @throws NotYetKnown if nobody has told of its integration
     */
    Optional<Arrival> translate(Original original);
}
