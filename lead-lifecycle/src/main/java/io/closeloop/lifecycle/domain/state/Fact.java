package io.closeloop.lifecycle.domain.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A value of a control field, and since when by Close's clock.
 *
 * @param ordered by a person on the dashboard: the field in Close does not say it
 */
public record Fact<T>(T value, Instant at, boolean ordered) {

    /** Older never beats newer; on a tie the value that keeps us silent wins (promise 4). */
    static <T> @Nullable Fact<T> newest(@Nullable Fact<T> known, @Nullable Fact<T> heard, T silent) {
        if (heard == null) {
            return known;
        }
        if (known == null || heard.at.isAfter(known.at)) {
            return heard;
        }
        return heard.at.equals(known.at) && heard.value.equals(silent) ? heard : known;
    }
}
