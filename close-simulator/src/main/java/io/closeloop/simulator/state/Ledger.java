package io.closeloop.simulator.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was asked of Close and what came of it, in order, never changed: the truth that tests read. It is kept in memory, so the oldest
 * entries go once its capacity is reached; a reader that falls so far behind sees it by the gap in the numbers.
 */
public final class Ledger {
    /** The effect is kept as text: a tree of it takes four times the room, and most are never read. */
    private record Kept(LedgerEntry entry, byte @Nullable [] effect) {
        LedgerEntry read() {
            return effect == null
                    ? entry
                    : entry.with((ObjectNode) Json.parse(effect).orElseThrow());
        }
    }

    private final Clock clock;
    private final Kept[] ring;
    private long last;

    Ledger(Clock clock, int capacity) {
        this.clock = clock;
        this.ring = new Kept[capacity];
    }

    /** One entry for each effect; one without an effect if there was none. */
    synchronized void append(@Nullable String organizationId, Actor actor, int status, List<ObjectNode> effects) {
        if (effects.isEmpty()) {
            append(organizationId, actor, status, (ObjectNode) null);
        }
        effects.forEach(effect -> append(organizationId, actor, status, effect));
    }

    private void append(@Nullable String organizationId, Actor actor, int status, @Nullable ObjectNode effect) {
        last++;
        LedgerEntry entry = new LedgerEntry(
                last,
                clock.instant(),
                organizationId,
                actor.method(),
                actor.path(),
                actor.requestId(),
                actor.apiKeyId(),
                actor.traceparent(),
                status,
                null);
        ring[slot(last)] = new Kept(entry, effect == null ? null : Json.bytes(effect));
    }

    /** Entries numbered {@code since} or higher, at most {@code limit}, oldest first. */
    public synchronized List<LedgerEntry> since(long since, int limit) {
        long first = Math.max(Math.max(1, since), last - ring.length + 1);
        List<LedgerEntry> entries = new ArrayList<>();
        for (long n = first; n <= last && entries.size() < limit; n++) {
            entries.add(ring[slot(n)].read());
        }
        return entries;
    }

    /** The number that the next entry will have. */
    public synchronized long next() {
        return last + 1;
    }

    private int slot(long n) {
        return (int) (n % ring.length);
    }
}
