package io.closeloop.lifecycle.store;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Which figures of an account.
 *
 * @param from inclusive
 * @param to exclusive
 */
public record Period(String account, Optional<UUID> setter, Instant from, Instant to) {}
