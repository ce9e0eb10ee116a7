package io.closeloop.lifecycle.domain.state;

import io.closeloop.events.Cause;
import java.time.Instant;

/**
 * That somebody wants this lead talked with.
 *
 * @param at by Close's clock
 * @param byPerson by a command and not by a field: clearing the field does not take it back
 */
public record Wish(Level level, Cause cause, Instant at, boolean byPerson) {}
