package io.closeloop.lifecycle.application;

import io.closeloop.events.LeadKey;
import io.closeloop.events.Tenant;
import io.closeloop.lifecycle.store.Original;
import java.time.Instant;

/**
 * A dead letter that this service has written, as it is listed: without its bytes.
 *
 * @param place where it lies
 * @param stood where the event stood
 * @param at when it was put there
 */
public record DeadLetter(
        Original.Place place,
        Original.Place stood,
        Instant at,
        Tenant tenant,
        LeadKey lead,
        String type,
        String stage,
        String reason) {

    /** @param original the event as it came, with the place where it stood */
    public record Opened(DeadLetter letter, Original original) {}
}
