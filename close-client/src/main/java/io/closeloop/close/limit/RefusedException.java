package io.closeloop.close.limit;

import java.time.Duration;

/** The queue before Close's limit is too long for this call to wait: nothing was sent. */
public final class RefusedException extends RuntimeException {

    private final Duration after;

    RefusedException(Duration after) {
        super("Close's limit is used up for " + after, null, false, false);
        this.after = after;
    }

    /** When it may be worth another try. */
    public Duration after() {
        return after;
    }
}
