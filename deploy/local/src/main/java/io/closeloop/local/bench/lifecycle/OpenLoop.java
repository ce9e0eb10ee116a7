package io.closeloop.local.bench.lifecycle;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Events at a steady rate, whether milestones come or not, each measured from when it was meant to be sent. A lead must have had its milestone
 * before its next turn: give it enough leads.
 */
final class OpenLoop implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(20);

    private final Generator generator;
    private final Flips flips;
    private final long gap;
    private final Map<String, Long> waiting = new ConcurrentHashMap<>();
    private final Queue<Sample> samples = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private volatile boolean stopped;

    OpenLoop(Generator generator, Flips flips, int perSecond) {
        this.generator = generator;
        this.flips = flips;
        this.gap = TimeUnit.SECONDS.toNanos(1) / perSecond;
        this.thread = Thread.ofPlatform().daemon().name("open loop").unstarted(this::send);
    }

    void start() {
        thread.start();
    }

    /** For {@link MilestoneTail}; a lead that is not this loop's is left alone. */
    void arrived(String key, long at) {
        Long due = waiting.remove(key);
        if (due != null) {
            samples.add(new Sample(due, Math.max(0, at - due)));
        }
    }

    private void send() {
        long due = System.nanoTime();
        while (!stopped) {
            for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
                LockSupport.parkNanos(early);
            }
            var next = flips.next();
            // Before it is sent: its milestone may be faster than this thread.
            waiting.put(next.key(), due);
            generator.sendOne(next);
            due += gap;
        }
    }

    /** No more events. @return how many milestones have not come within that time */
    int stop(Duration patience) throws InterruptedException {
        close();
        long end = System.nanoTime() + patience.toNanos();
        while (!waiting.isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
        return waiting.size();
    }

    List<Sample> samples() {
        return List.copyOf(samples);
    }

    @Override
    public void close() throws InterruptedException {
        stopped = true;
        thread.join();
    }
}
