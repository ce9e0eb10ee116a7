package io.closeloop.gateway.store;

import io.closeloop.gateway.domain.GateState;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A ledger entry whose gates' locks are held.
 *
 * @param gates those that were ever heard of at its places, open or closed
 * @param lastClaim when the last text to its phone was claimed; null: none was
 */
public record AtGates(
        LedgerEntry entry, List<GateState> gates, @Nullable Instant lastClaim) {

    AtGates and(AtGates sameEntry) {
        List<GateState> all =
                Stream.concat(gates.stream(), sameEntry.gates.stream()).toList();
        return new AtGates(entry, all, lastClaim);
    }
}
