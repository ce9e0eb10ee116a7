package io.closeloop.simulator.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A fault with the number of times that it strikes, and whoever waits for that. Thread-safe.
 *
 * @param <F> the kind of fault
 */
public final class Counted<F> {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final String id;
    private final F fault;
    private final int after;
    private final int times;
    private final List<Runnable> held = new ArrayList<>();
    private int seen;
    private int taken;
    private int settled;
    private boolean released;

    Counted(String id, F fault, int after, int times) {
        this.id = id;
        this.fault = fault;
        this.after = after;
        this.times = times;
    }

    public String id() {
        return id;
    }

    public F fault() {
        return fault;
    }

    /** How often it has struck. */
    public synchronized int taken() {
        return taken;
    }

    synchronized int left() {
        return times - taken;
    }

    /** Counts one that matches; true if the fault strikes it. */
    synchronized boolean strikes() {
        if (taken >= times || seen++ < after) {
            return false;
        }
        taken++;
        return true;
    }

    /** Says that what was struck is where the fault leaves it: done by Close or not, and in the ledger. */
    public synchronized void settle() {
        settled++;
        notifyAll();
    }

    /**
     * Blocks until the fault has struck so often; a request that it strikes after Close did it is done by then.
     *
     * @throws IllegalStateException after a minute: a test whose request never comes shall end and say so
     */
    public synchronized void awaitTaken(int count) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (settled < count) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                throw new IllegalStateException(id + " has struck " + settled + " of " + count
                        + " times in a minute. Does its pattern match what the program asks?");
            }
            wait(left);
        }
    }

    /** Blocks until the fault has struck once. */
    public void awaitTaken() throws InterruptedException {
        awaitTaken(1);
    }

    /** Keeps the rest of a hung request until {@link #release()}; it must not block. */
    public void hold(Runnable rest) {
        synchronized (this) {
            if (!released) {
                held.add(rest);
                return;
            }
        }
        rest.run();
    }

    /** Lets everything go on that hangs by this fault, and whatever is struck by it later. */
    public void release() {
        List<Runnable> free;
        synchronized (this) {
            released = true;
            free = List.copyOf(held);
            held.clear();
        }
        free.forEach(Runnable::run);
    }
}
