package io.closeloop.gateway.application;

import io.closeloop.gateway.domain.Known;
import io.closeloop.gateway.domain.Text;
import io.closeloop.gateway.store.LedgerEntry;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A text in the hands of one worker.
 *
 * @param number the ledger's, raised by each worker that takes the text
 * @param known what the worker knows of Close's side as it begins
 * @param untilNanos end of the claim on this process's own monotonic clock, counted from before the database was asked, so that it ends here
 *     no later than there
 */
public record Claim(
        Text text, int number, Known known, @Nullable String traceparent, long untilNanos) {

    static Claim of(LedgerEntry entry, Known known, long untilNanos) {
        return new Claim(entry.text(), entry.claim(), known, entry.traceparent(), untilNanos);
    }

    static long until(Duration length) {
        return System.nanoTime() + length.toNanos();
    }

    /** True from the moment on at which another worker may have the text: this one must not act on Close any more. */
    boolean isOver() {
        return untilNanos - System.nanoTime() <= 0;
    }

    boolean holds(LedgerEntry entry) {
        return entry.claim() == number;
    }
}
