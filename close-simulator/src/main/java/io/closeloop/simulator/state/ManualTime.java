package io.closeloop.simulator.state;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A clock and its timers that move only when told to: nothing in such a world depends on the speed of the machine. */
public final class ManualTime extends Clock implements Timers {
    private record Due(Instant at, long order, Runnable task) {}

    private final List<Due> due = new ArrayList<>();
    private Instant now;
    private long order;

    public ManualTime(Instant start) {
        this.now = start;
    }

    /** Runs everything that falls due on the way, in order of time, also what those tasks add. */
    public void advance(Duration by) {
        Instant target = instant().plus(by);
        Optional<Due> next = takeDue(target);
        while (next.isPresent()) {
            next.get().task().run();
            next = takeDue(target);
        }
        moveTo(target);
    }

    private synchronized Optional<Due> takeDue(Instant until) {
        Optional<Due> next = due.stream()
                .filter(d -> !d.at().isAfter(until))
                .min(Comparator.comparing(Due::at).thenComparing(Due::order));
        next.ifPresent(d -> {
            due.remove(d);
            now = d.at().isAfter(now) ? d.at() : now;
        });
        return next;
    }

    private synchronized void moveTo(Instant target) {
        now = target;
    }

    @Override
    public synchronized void after(Duration delay, Runnable task) {
        due.add(new Due(now.plus(delay), order++, task));
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    @Override
    public synchronized void close() {
        due.clear();
    }
}
