package io.closeloop.simulator.webhook;

import java.time.Duration;

/**
 * How webhooks go out. Source: close-api.md 2.3, 2.4; what Close does not tell is UNCONFIRMED and therefore settable.
 *
 * @param consolidation how long {@code updated} and {@code deleted} wait for more of the same
 * @param timeout how long an answer may take
 * @param firstRetry the pause after the first failure; each next is twice as long
 * @param longestRetry the longest pause; Close's is 20 minutes
 * @param giveUp when a delivery is dropped; Close's is 72 hours
 * @param backlog undelivered events at which a subscription is paused and its queue cleared; Close's is 100,000
 * @param patience how long a subscription may only fail before it is paused; Close's is 3 days
 * @param retention how long an event stays in the log; Close's is 30 days
 * @param eventCapacity the most events in the log, whatever their age
 */
public record DeliverySettings(
        Duration consolidation,
        Duration timeout,
        Duration firstRetry,
        Duration longestRetry,
        Duration giveUp,
        int backlog,
        Duration patience,
        Duration retention,
        int eventCapacity) {

    /** The pause after the given number of failed attempts, one or more. */
    Duration pauseAfter(int attempts) {
        Duration pause = firstRetry;
        for (int i = 1; i < attempts && pause.compareTo(longestRetry) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(longestRetry) < 0 ? pause : longestRetry;
    }
}
