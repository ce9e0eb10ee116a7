package io.closeloop.close.limit;

import java.util.LinkedHashSet;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * Places for calls under way: so many in all who share one pool of network connections, and so many for each tenant of it, so that one
 * whose calls hang cannot take the pool. Who finds no place waits at its own {@link Gate}, where it can still leave; the network pool
 * below never queues. Thread-safe.
 */
public final class Room {

    /** All rooms of one pool. */
    public static final class House {

        private final int places;
        private final SequencedSet<Gate> waiting = new LinkedHashSet<>();
        private int taken;

        public House(int places) {
            this.places = places;
        }

        public Room room(int most) {
            return new Room(this, most);
        }
    }

    private final House house;
    private final int places;
    private final SequencedSet<Gate> waiting = new LinkedHashSet<>();
    private int taken;

    private Room(House house, int places) {
        this.house = house;
        this.places = places;
    }

    /** @return false: the gate is called ({@link Gate#push}) when there is a place again */
    boolean tryTake(Gate gate) {
        synchronized (house) {
            if (taken >= places) {
                waiting.add(gate);
                return false;
            }
            if (house.taken >= house.places) {
                house.waiting.add(gate);
                return false;
            }
            taken++;
            house.taken++;
            return true;
        }
    }

    /** Gives a place back and calls who waits for one; the longest waiting tenant first. */
    void giveBack() {
        synchronized (house) {
            taken--;
            house.taken--;
        }
        // One that is called may have nobody left who waits; then it is the next one's turn, until the places are gone.
        for (Gate gate = next(); gate != null; gate = next()) {
            gate.push();
        }
    }

    private @Nullable Gate next() {
        synchronized (house) {
            if (house.taken < house.places && !house.waiting.isEmpty()) {
                return house.waiting.removeFirst();
            }
            return taken < places && !waiting.isEmpty() ? waiting.removeFirst() : null;
        }
    }
}
