package io.closeloop.simulator.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedCollection;

/** All events, oldest first; guarded by the lock of the world. Source: close-api.md 2.7. */
final class EventLog {
    private final int capacity;
    private final LinkedHashMap<String, Event> events = new LinkedHashMap<>();
    private long position;

    EventLog(int capacity) {
        this.capacity = capacity;
    }

    /** Adds an event, or puts its later version in its place, at the new end. */
    Event put(ObjectNode json, Instant updated) {
        Event event = Event.of(json, ++position, updated);
        events.remove(event.id());
        events.put(event.id(), event);
        if (events.size() > capacity) {
            events.pollFirstEntry();
        }
        return event;
    }

    Optional<Event> find(String id) {
        return Optional.ofNullable(events.get(id));
    }

    SequencedCollection<Event> all() {
        return events.sequencedValues();
    }

    void clear() {
        events.clear();
    }
}
