package io.closeloop.lifecycle.messaging;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The newest of many that are read one after the other: no more of them are held than are asked for. */
final class Newest<T> {

    private final int limit;
    private final Comparator<T> byAge;
    private final PriorityQueue<T> kept;

    /** @param byAge oldest first */
    Newest(int limit, Comparator<T> byAge) {
        this.limit = limit;
        this.byAge = byAge;
        this.kept = new PriorityQueue<>(byAge);
    }

    void add(T one) {
        kept.add(one);
        if (kept.size() > limit) {
            kept.remove();
        }
    }

    int held() {
        return kept.size();
    }

    /** Newest first. */
    List<T> list() {
        return kept.stream().sorted(byAge.reversed()).toList();
    }
}
