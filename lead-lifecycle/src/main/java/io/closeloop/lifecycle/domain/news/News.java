package io.closeloop.lifecycle.domain.news;

import io.closeloop.events.Cause;
import java.time.Instant;
import java.util.List;

/**
 * Something that happened.
 *
 * @param at when it happened; Close's time for what happened in Close
 * @param cause the fact behind it, for timeline and milestones
 * @param via the leads that have passed it on, because they were merged; mostly none
 */
public record News(Input input, Instant at, Cause cause, List<String> via) {

    public News(Input input, Instant at, Cause cause) {
        this(input, at, cause, List.of());
    }
}
