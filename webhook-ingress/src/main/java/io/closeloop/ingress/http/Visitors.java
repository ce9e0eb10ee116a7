package io.closeloop.ingress.http;

import io.closeloop.ingress.application.IngressSettings;
import io.closeloop.ingress.application.Tally;
import io.closeloop.ingress.domain.Refusal;
import io.closeloop.ingress.http.Visitor.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Stream;

/**
 * The connections of one event loop, by what each is waiting for, longest first: so a look at who is late costs nothing for all who are not,
 * and no request needs a timer of its own. Belongs to that loop's thread.
 */
final class Visitors {

    private static final Duration TO_LEAVE = Duration.ofSeconds(1);
    /** Who gives way when there are too many: first those who have nothing to lose. */
    private static final List<Place> GIVING_WAY = List.of(Place.LEAVING, Place.HEAD, Place.BODY, Place.IDLE);

    private final Map<Place, SequencedSet<Visitor>> waiting = new EnumMap<>(Place.class);
    private final Map<Place, Long> patience;
    private final Tally tally;
    private final int most;
    private int present;

    /** @param loops as many share what the settings allow */
    Visitors(IngressSettings settings, int loops, Tally tally) {
        this.tally = tally;
        this.most = Math.max(1, settings.maxConnections() / loops);
        this.patience = Map.of(
                Place.HEAD, settings.headDeadline().toNanos(),
                Place.IDLE, settings.keepAlive().toNanos(),
                Place.BODY, settings.bodyDeadline().toNanos(),
                Place.LEAVING, TO_LEAVE.toNanos());
        for (Place place : Place.values()) {
            waiting.put(place, new LinkedHashSet<>());
        }
    }

    void arrives(Visitor visitor) {
        if (present >= most) {
            tally.refused(Refusal.CROWDED_OUT);
            longestWaiting().orElse(visitor).closeAtOnce();
        }
        present++;
        waits(visitor, Place.HEAD);
    }

    void leaves(Visitor visitor) {
        present--;
        isServed(visitor);
        visitor.leaves();
    }

    /** Nobody waits for one who has gone meanwhile, as it may while the broker is asked. */
    void waits(Visitor visitor, Place place) {
        isServed(visitor);
        if (visitor.isGone()) {
            return;
        }
        room(place).add(visitor);
        visitor.waits(place, System.nanoTime() + patience.getOrDefault(place, 0L));
    }

    /** It is we who are to act now. */
    void isServed(Visitor visitor) {
        Place place = visitor.place();
        if (place != null) {
            room(place).remove(visitor);
            visitor.waits(null, 0);
        }
    }

    /** A request's first bytes: from now on it is late like a newcomer. */
    void begins(Visitor visitor) {
        if (!visitor.hasBegun()) {
            visitor.begins(true);
            if (visitor.place() == Place.IDLE) {
                waits(visitor, Place.HEAD);
            }
        }
    }

    void isAnswered(Visitor visitor) {
        visitor.begins(false);
        waits(visitor, visitor.isWelcome() ? Place.IDLE : Place.HEAD);
    }

    void closeTheLate() {
        long now = System.nanoTime();
        waiting.values().forEach(room -> lateIn(room, now).forEach(this::tooLate));
    }

    /** Those between two requests. The others are closed with their answer. */
    void closeTheIdle() {
        Stream.of(Place.IDLE, Place.HEAD)
                .flatMap(place -> List.copyOf(room(place)).stream())
                .filter(visitor -> !visitor.hasBegun())
                .forEach(Visitor::close);
    }

    private static List<Visitor> lateIn(SequencedSet<Visitor> room, long now) {
        if (room.isEmpty() || !room.getFirst().isLate(now)) {
            return List.of();
        }
        List<Visitor> late = new ArrayList<>();
        for (Visitor visitor : room) {
            if (!visitor.isLate(now)) {
                return late;
            }
            late.add(visitor);
        }
        return late;
    }

    private void tooLate(Visitor visitor) {
        if (visitor.place() == Place.HEAD && visitor.hasBegun()) {
            tally.refused(Refusal.SLOW_HEAD);
        }
        Runnable late = visitor.whenLate();
        isServed(visitor);
        late.run();
    }

    private Optional<Visitor> longestWaiting() {
        return GIVING_WAY.stream()
                .map(this::room)
                .filter(room -> !room.isEmpty())
                .map(SequencedSet::getFirst)
                .findFirst();
    }

    private SequencedSet<Visitor> room(Place place) {
        SequencedSet<Visitor> room = waiting.get(place);
        if (room == null) {
            throw new IllegalStateException("no room for " + place);
        }
        return room;
    }
}
