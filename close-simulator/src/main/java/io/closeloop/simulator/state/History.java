package io.closeloop.simulator.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the rows of a {@link Table} were before their last changes, for reads that lag. Empty unless a lag is set. */
final class History {
    private record Change(String id, @Nullable ObjectNode former, Instant at) {}

    private final Deque<Change> changes = new ArrayDeque<>(0);

    void changed(String id, @Nullable ObjectNode former, Instant at, Duration memory) {
        if (memory.isZero()) {
            return;
        }
        Instant oldest = at.minus(memory);
        while (!changes.isEmpty() && changes.getFirst().at().isBefore(oldest)) {
            changes.removeFirst();
        }
        changes.addLast(new Change(id, former, at));
    }

    /** The rows as they were at that time; one that has gone since stands at the end. */
    Map<String, ObjectNode> before(Instant then, Map<String, ObjectNode> now) {
        Map<String, ObjectNode> rows = new LinkedHashMap<>(now);
        changes.descendingIterator().forEachRemaining(change -> {
            if (change.at().isAfter(then)) {
                undo(rows, change);
            }
        });
        return rows;
    }

    private static void undo(Map<String, ObjectNode> rows, Change change) {
        if (change.former() == null) {
            rows.remove(change.id());
        } else {
            rows.put(change.id(), change.former());
        }
    }
}
