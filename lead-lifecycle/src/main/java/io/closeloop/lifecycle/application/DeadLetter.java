package io.closeloop.lifecycle.application;

import io.closeloop.events.LeadKey;
import io.closeloop.events.Tenant;
import io.closeloop.lifecycle.store.Original;
import java.time.Instant;

/**
 * A dead letter that this service has written.
 *
 * @param place where it lies
 * @param at when it was put there
 * @param original the event as it came, with the place where it stood then
 */
public record DeadLetter(
        Original.Place place,
        Instant at,
        Tenant tenant,
        LeadKey lead,
        String type,
        String stage,
        String reason,
        Original original) {}
