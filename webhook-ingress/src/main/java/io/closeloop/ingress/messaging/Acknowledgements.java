package io.closeloop.ingress.messaging;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Whether the broker can be expected to acknowledge, as the last deliveries have found: one that answers questions need not take records. Not
 * after a record went without, until another is acknowledged; or until it is time to try again, since who is not ready is sent nothing that
 * could find out. Safe for all threads.
 */
final class Acknowledgements {

    private static final long BETWEEN_TRIALS = Duration.ofSeconds(10).toNanos();

    private final LongSupplier nanoTime;
    private volatile long missedAt;
    private volatile boolean missed;

    /** @param nanoTime as {@link System#nanoTime()} */
    Acknowledgements(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    void came() {
        if (missed) {
            missed = false;
        }
    }

    void failed() {
        missedAt = nanoTime.getAsLong();
        missed = true;
    }

    boolean areExpected() {
        return !missed || nanoTime.getAsLong() - missedAt >= BETWEEN_TRIALS;
    }
}
