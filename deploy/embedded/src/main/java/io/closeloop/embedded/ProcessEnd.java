package io.closeloop.embedded;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Waits for processes that are not children of this JVM. {@link ProcessHandle#onExit} looks at those at ever longer intervals, up to
 * seconds; this looks often, for ends that come soon.
 */
public final class ProcessEnd {

    private static final long BETWEEN_LOOKS_MILLIS = 20;

    private ProcessEnd() {}

    /** Answers whether the process has ended within the limit. An interrupt ends the wait, and stays set. */
    public static boolean await(ProcessHandle process, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        try {
            while (process.isAlive() && System.nanoTime() < deadline) {
                TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !process.isAlive();
    }
}
