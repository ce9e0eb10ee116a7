package io.closeloop.close.limit;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What every call of one connection and endpoint group passes: {@link Governor} says when, {@link FairQueue} says who. No thread ever
 * waits; the lock is held for a few comparisons.
 */
public final class Gate {

    /** How long a call may wait, and how many may. */
    public record Patience(Duration longest, int most) {}

    /** Runs a task once after that many milliseconds. */
    @FunctionalInterface
    public interface Timer {
        void in(long millis, Runnable task);
    }

    @FunctionalInterface
    interface Ending {
        void of(Governor governor, long now);
    }

    /** So that a timer that was lost, or a clock that jumped, delays nobody for long. */
    private static final long TICK = TimeUnit.SECONDS.toNanos(1);

    private final Governor governor;
    private final FairQueue<Waiting> queue = new FairQueue<>();
    private final LongSupplier clock;
    private final Timer timer;
    private final Patience patience;
    private long wakeAt = Long.MAX_VALUE;

    public Gate(Patience patience, Timer timer, LongSupplier clock, RandomGenerator random) {
        this.governor = new Governor(random);
        this.patience = patience;
        this.timer = timer;
        this.clock = clock;
    }

    /** @return null when it is not this call's turn; then {@link #enter} waits for it */
    public synchronized @Nullable Permit tryEnter() {
        long now = clock.getAsLong();
        return queue.size() == 0 && governor.mayGo(now) ? new Permit(this, governor.sent(now), 0) : null;
    }

    /**
     * Waits for its turn.
     *
     * @return the permit, on whatever thread the turn came up; or fails with {@link RefusedException}
     */
    public Uni<Permit> enter(Priority priority) {
        return Uni.createFrom().deferred(() -> {
            Waiting waiting = new Waiting(priority, clock.getAsLong());
            return Uni.createFrom()
                    .<Permit>emitter(emitter -> queueUp(waiting, emitter))
                    .onCancellation()
                    .invoke(() -> leave(waiting));
        });
    }

    /** The part of the limit that is left, 0 to 1; 1 where Close has not said. */
    public synchronized double left() {
        return governor.left();
    }

    void end(Permit permit, Ending ending) {
        synchronized (this) {
            if (!permit.end()) {
                return;
            }
            ending.of(governor, clock.getAsLong());
            if (queue.size() == 0) {
                return;
            }
        }
        push();
    }

    private void queueUp(Waiting waiting, UniEmitter<? super Permit> emitter) {
        long refusal;
        synchronized (this) {
            long closed = governor.closedFor(waiting.since);
            boolean hopeless = closed > patience.longest().toNanos() || queue.size() >= patience.most();
            refusal = hopeless ? Math.max(closed, TICK) : 0;
            if (!hopeless) {
                waiting.emitter = emitter;
                queue.add(waiting.priority, waiting);
            }
        }
        if (refusal > 0) {
            emitter.fail(new RefusedException(Duration.ofNanos(refusal)));
        } else {
            push();
        }
    }

    /** Lets in whose turn it is, sends away who has waited too long, and comes back when something may have changed. */
    private void push() {
        List<Runnable> news = new ArrayList<>();
        long wake;
        long at;
        synchronized (this) {
            long now = clock.getAsLong();
            sendAway(now, news);
            letIn(now, news);
            wake = nextWake(now);
            at = wakeAt;
        }
        if (wake > 0) {
            timer.in(wake, () -> woken(at));
        }
        news.forEach(Runnable::run);
    }

    private void sendAway(long now, List<Runnable> news) {
        long longest = patience.longest().toNanos();
        Duration after = Duration.ofNanos(Math.max(governor.closedFor(now), TICK));
        queue.dropWhile(waiting -> now - waiting.since > longest, waiting -> news.add(() -> waiting.fail(after)));
    }

    private void letIn(long now, List<Runnable> news) {
        while (queue.size() > 0 && governor.mayGo(now)) {
            Waiting next = queue.poll();
            if (next != null) {
                Permit permit = new Permit(this, governor.sent(now), now - next.since);
                next.permit = permit;
                news.add(() -> next.complete(permit));
            }
        }
    }

    /** @return milliseconds; 0: no timer is needed, or one is set that is early enough */
    private long nextWake(long now) {
        if (queue.size() == 0) {
            return 0;
        }
        long at = Math.min(governor.wakeAt(now), now + TICK);
        if (wakeAt > now && wakeAt <= at) {
            return 0;
        }
        wakeAt = at;
        return Math.max(1, TimeUnit.NANOSECONDS.toMillis(at - now) + 1);
    }

    /** Only the newest timer counts: an earlier one has taken the place of those before, and theirs must not go on beside it. */
    private void woken(long at) {
        synchronized (this) {
            if (wakeAt != at) {
                return;
            }
            wakeAt = Long.MAX_VALUE;
        }
        push();
    }

    private void leave(Waiting waiting) {
        Permit permit;
        synchronized (this) {
            permit = waiting.permit;
            if (permit == null) {
                queue.remove(waiting.priority, waiting);
            }
        }
        if (permit != null) {
            permit.lost();
        }
    }

    private static final class Waiting {

        private final Priority priority;
        private final long since;
        private @Nullable UniEmitter<? super Permit> emitter;
        private @Nullable Permit permit;

        private Waiting(Priority priority, long since) {
            this.priority = priority;
            this.since = since;
        }

        private void complete(Permit given) {
            if (emitter != null) {
                emitter.complete(given);
            }
        }

        private void fail(Duration after) {
            if (emitter != null) {
                emitter.fail(new RefusedException(after));
            }
        }
    }
}
