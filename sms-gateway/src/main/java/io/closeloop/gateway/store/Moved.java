package io.closeloop.gateway.store;

import io.closeloop.gateway.domain.Position;
import java.time.Instant;

/**
 * What becomes of a ledger entry, not written yet: {@link Ledger#save} does that.
 *
 * @param before where the text stood
 */
public record Moved(Position before, LedgerEntry after, Instant at) {}
