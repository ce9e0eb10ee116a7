package io.closeloop.local.process;

import java.time.Instant;

/**
 * A process that the launcher started.
 *
 * @param name as in its plan
 * @param address where it is reached
 * @param identity how it is found again
 * @param since when it was started
 * @param foundation whether others stand on it, so that it stops last
 */
public record Started(String name, String address, ProcessIdentity identity, Instant since, boolean foundation) {

    public boolean isAlive() {
        return identity.alive().isPresent();
    }
}
