package io.closeloop.simulator.webhook;

import io.closeloop.simulator.state.Organization;
import java.time.Instant;

/**
 * One event on its way to one subscription.
 *
 * @param attempt one or more
 * @param since when it first set out
 */
record Delivery(Organization organization, String subscriptionId, Event event, int attempt, Instant since) {
    Delivery again() {
        return new Delivery(organization, subscriptionId, event, attempt + 1, since);
    }
}
