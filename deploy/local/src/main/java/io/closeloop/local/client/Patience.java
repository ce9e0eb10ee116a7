package io.closeloop.local.client;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting for something to come true, with an end. */
public final class Patience {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private Patience() {}

    /** @throws IllegalStateException naming what did not come in time */
    public static void await(String what, Duration atMost, BooleanSupplier come) {
        if (!comes(atMost, come)) {
            throw new IllegalStateException("waited " + atMost.toSeconds() + " s in vain for " + what);
        }
    }

    /** False when it did not come in time. */
    public static boolean comes(Duration atMost, BooleanSupplier come) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!come.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
        return true;
    }
}
