package io.closeloop.lifecycle.domain.decision;

import io.closeloop.events.Cause;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of the timeline; for people.
 *
 * @param at when it happened; for what happened in Close, by Close's clock
 * @param what a sentence
 * @param text the words that were sent or received, if any
 */
public record Entry(
        Kind kind,
        Instant at,
        String what,
        @Nullable String text,
        Cause cause,
        @Nullable UUID engagementId) {

    public enum Kind {
        /** Something happened. */
        FACT,
        /** We did something. */
        DECISION,
        /** We did not, and this is why (promise 13). */
        REFUSED,
        /** A text that late news would have caused (promise 7). */
        HELD
    }
}
