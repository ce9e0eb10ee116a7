package io.closeloop.close;

import io.closeloop.close.limit.Gate;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** What is remembered of one connection: its circuit breaker, and a gate per endpoint group. One tenant's trouble stays here. */
final class Line {

    /** Groups come from code, but a proxied call may name any path. */
    private static final int MOST_GROUPS = 64;

    private static final String OTHERS = "other";
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final TypedGuard<Uni<Outcome<?>>> guard;
    private final Supplier<Gate> newGate;
    private final Map<String, Gate> gates = new ConcurrentHashMap<>();
    private final AtomicLong reread = new AtomicLong(System.nanoTime() - 2 * SECOND);
    private final Map<Class<?>, Long> told = new ConcurrentHashMap<>();

    Line(TypedGuard<Uni<Outcome<?>>> guard, Supplier<Gate> newGate) {
        this.guard = guard;
        this.newGate = newGate;
    }

    Gate gate(String group) {
        Gate known = gates.get(group);
        if (known != null) {
            return known;
        }
        String name = gates.size() < MOST_GROUPS ? group : OTHERS;
        return gates.computeIfAbsent(name, any -> newGate.get());
    }

    /** Fails at once, without asking for the work, while the breaker is open. */
    @SuppressWarnings("unchecked") // a breaker hands through what it is given
    <T> Uni<Outcome<T>> guarded(Supplier<Uni<Outcome<T>>> work) {
        return (Uni<Outcome<T>>) (Uni<?>) guard.get(() -> (Uni<Outcome<?>>) (Uni<?>) work.get());
    }

    /** What is left of this group's limit, 0 to 1; 1 where it was not used. */
    double left(String group) {
        Gate gate = gates.get(group);
        return gate == null ? 1 : gate.left();
    }

    /** @return true once a second: a credential that is refused to a thousand calls is looked at once */
    boolean mayReread() {
        long now = System.nanoTime();
        long before = reread.get();
        return now - before > SECOND && reread.compareAndSet(before, now);
    }

    /** @return true once a minute per kind */
    boolean isNews(Class<? extends ConnectionSignal> kind) {
        long now = System.nanoTime();
        Long before = told.get(kind);
        boolean news = before == null || now - before > MINUTE;
        return news && (before == null ? told.putIfAbsent(kind, now) == null : told.replace(kind, before, now));
    }
}
