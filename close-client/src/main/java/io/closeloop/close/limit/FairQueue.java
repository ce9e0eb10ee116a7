package io.closeloop.close.limit;

import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * First in, first out within a priority; among priorities each gets its weight's share (stride scheduling), and the highest goes
 * first where shares tie. Not thread-safe.
 */
final class FairQueue<T> {

    private static final Priority[] HIGHEST_FIRST = Priority.values();

    private static final class Lane<T> {
        private final ArrayDeque<T> waiting = new ArrayDeque<>();
        /** Virtual time of the next departure; the lane that is furthest behind goes next. */
        private double next;
    }

    private final Map<Priority, Lane<T>> lanes = new EnumMap<>(Priority.class);
    private double clock;
    private int size;

    FairQueue() {
        for (Priority priority : HIGHEST_FIRST) {
            lanes.put(priority, new Lane<>());
        }
    }

    int size() {
        return size;
    }

    int size(Priority priority) {
        return lane(priority).waiting.size();
    }

    void add(Priority priority, T item) {
        Lane<T> lane = lane(priority);
        if (lane.waiting.isEmpty()) {
            // Nobody saves up credit by staying away.
            lane.next = Math.max(lane.next, clock);
        }
        lane.waiting.add(item);
        size++;
    }

    /** @return null when nobody waits */
    @Nullable
    T poll() {
        Priority first = null;
        for (Priority priority : HIGHEST_FIRST) {
            Lane<T> lane = lane(priority);
            if (!lane.waiting.isEmpty() && (first == null || lane.next < lane(first).next)) {
                first = priority;
            }
        }
        if (first == null) {
            return null;
        }
        Lane<T> lane = lane(first);
        clock = lane.next;
        lane.next += 1.0 / first.weight();
        size--;
        return lane.waiting.poll();
    }

    /** Takes out, from the front of each lane, those that have waited too long. */
    void dropWhile(Predicate<T> tooLate, Consumer<T> dropped) {
        for (Priority priority : HIGHEST_FIRST) {
            ArrayDeque<T> waiting = lane(priority).waiting;
            for (T head = waiting.peek(); head != null && tooLate.test(head); head = waiting.peek()) {
                waiting.remove();
                size--;
                dropped.accept(head);
            }
        }
    }

    boolean remove(Priority priority, T item) {
        boolean removed = lane(priority).waiting.remove(item);
        size -= removed ? 1 : 0;
        return removed;
    }

    private Lane<T> lane(Priority priority) {
        Lane<T> lane = lanes.get(priority);
        if (lane == null) {
            throw new IllegalStateException("every priority has a lane");
        }
        return lane;
    }
}
