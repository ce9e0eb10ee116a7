package io.closeloop.close;

import io.closeloop.close.limit.Gate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** What is remembered of one connection: its circuit breaker, and a gate per endpoint group. One tenant's trouble stays here. */
final class Line {

    /** Groups come from code, but a proxied call may name any path. */
    private static final int MOST_GROUPS = 64;

    private static final String OTHERS = "other";

    private final Breaker breaker;
    private final Supplier<Gate> newGate;
    private final Map<String, Gate> gates = new ConcurrentHashMap<>();
    private final Rereading rereading = new Rereading();
    private final News news = new News();

    Line(Breaker breaker, Supplier<Gate> newGate) {
        this.breaker = breaker;
        this.newGate = newGate;
    }

    Breaker breaker() {
        return breaker;
    }

    Rereading rereading() {
        return rereading;
    }

    News news() {
        return news;
    }

    Gate gate(String group) {
        Gate known = gates.get(group);
        if (known != null) {
            return known;
        }
        String name = gates.size() < MOST_GROUPS ? group : OTHERS;
        return gates.computeIfAbsent(name, any -> newGate.get());
    }

    /** What is left of this group's limit, 0 to 1; 1 where it was not used. */
    double left(String group) {
        Gate gate = gates.get(group);
        return gate == null ? 1 : gate.left();
    }
}
