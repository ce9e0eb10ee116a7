package io.closeloop.simulator.state;

import java.time.Duration;

/**
 * How far reads stay behind writes: Close's do, by seconds to a minute. A write itself is never late, nor is its own answer. Source:
 * close-api.md 3.5, 3.6.
 *
 * @param reads of one object by its id
 * @param lists of any resource
 * @param search {@code POST /data/search/}
 * @param merge from the answer to a merge to its effect
 */
public record Lags(Duration reads, Duration lists, Duration search, Duration merge) {
    public static final Lags NONE = new Lags(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);

    /** How much of the past must be kept. */
    Duration longest() {
        Duration longest = reads.compareTo(lists) > 0 ? reads : lists;
        return longest.compareTo(search) > 0 ? longest : search;
    }
}
