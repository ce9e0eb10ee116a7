package io.closeloop.lifecycle.domain.news;

import io.closeloop.events.Cause;
import java.time.Instant;

/**
 * Something that happened.
 *
 * @param at when it happened; Close's time for what happened in Close
 * @param cause the fact behind it, for timeline and milestones
 */
public record News(Input input, Instant at, Cause cause) {}
