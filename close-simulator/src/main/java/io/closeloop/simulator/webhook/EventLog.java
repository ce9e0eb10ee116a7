package io.closeloop.simulator.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedCollection;

/** All events, oldest first; guarded by the lock of the world. Source: close-api.md 2.7. */
final class EventLog {
    private final Clock clock;
    private final Duration retention;
    private final int capacity;
    private final LinkedHashMap<String, Event> events = new LinkedHashMap<>();
    private long position;

    EventLog(Clock clock, Duration retention, int capacity) {
        this.clock = clock;
        this.retention = retention;
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

    /** The oldest come first, so that only they need to be looked at. */
    private void forgetOld() {
        Instant oldest = clock.instant().minus(retention);
        while (!events.isEmpty() && events.firstEntry().getValue().updated().isBefore(oldest)) {
            events.pollFirstEntry();
        }
    }

    Optional<Event> find(String id) {
        forgetOld();
        return Optional.ofNullable(events.get(id));
    }

    SequencedCollection<Event> all() {
        forgetOld();
        return events.sequencedValues();
    }

    void clear() {
        events.clear();
    }
}
