package io.closeloop.close.limit;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What every call of one connection and endpoint group passes: {@link Governor} says when, {@link FairQueue} says who, {@link Room} has
 * the places. No thread ever waits; the lock is held for a few comparisons.
 */
public final class Gate {

    /**
     * @param longest how long a call may wait
     * @param most how many of one priority may
     */
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
    private final Room room;
    private final LongSupplier clock;
    private final Timer timer;
    private final Patience patience;
    private long wakeAt = Long.MAX_VALUE;
    private boolean pushing;
    private boolean pushAgain;

    public Gate(Patience patience, Room room, Timer timer, LongSupplier clock, RandomGenerator random) {
        this.governor = new Governor(random);
        this.patience = patience;
        this.room = room;
        this.timer = timer;
        this.clock = clock;
    }

    /**
     * Does the work when it is its turn. Who cancels before that has asked for nothing; once begun the work goes on to its end, because
     * what has been sent counts at Close, and it must end the permit.
     *
     * @return what the work brings; fails with {@link RefusedException} or {@link TooLateException}, and then it was never begun
     */
    public <T> Uni<T> pass(Entry entry, Function<Permit, Uni<T>> work) {
        return Uni.createFrom().emitter(emitter -> {
            Waiting waiting = new Waiting(
                    entry,
                    clock.getAsLong(),
                    permit -> {
                        var unused = work.apply(permit).subscribe().with(emitter::complete, emitter::fail);
                    },
                    emitter::fail);
            emitter.onTermination(() -> leave(waiting));
            Permit free = tryEnter();
            if (free == null) {
                queueUp(waiting);
            } else {
                waiting.begin(free);
            }
        });
    }

    /** The part of the limit that is left, 0 to 1; 1 where Close has not said. */
    public synchronized double left() {
        return governor.left();
    }

    /** @return null when it is not this call's turn */
    synchronized @Nullable Permit tryEnter() {
        long now = clock.getAsLong();
        return queue.size() == 0 && governor.mayGo(now) && room.tryTake(this) ? permit(now, now) : null;
    }

    void end(Permit permit, Ending ending) {
        boolean othersWait;
        synchronized (this) {
            if (!permit.end()) {
                return;
            }
            ending.of(governor, clock.getAsLong());
            othersWait = queue.size() > 0;
        }
        room.giveBack();
        if (othersWait) {
            push();
        }
    }

    private Permit permit(long since, long now) {
        return new Permit(this, governor.sent(now), now - since);
    }

    private void queueUp(Waiting waiting) {
        long refusal;
        Priority priority = waiting.entry.priority();
        synchronized (this) {
            long closed = governor.closedFor(waiting.since);
            boolean hopeless = closed > patience.longest().toNanos() || queue.size(priority) >= patience.most();
            refusal = hopeless ? Math.max(closed, TICK) : 0;
            if (!hopeless) {
                queue.add(priority, waiting);
            }
        }
        if (refusal > 0) {
            waiting.fail(new RefusedException(Duration.ofNanos(refusal)));
            return;
        }
        long within = waiting.entry.within();
        if (within < patience.longest().toNanos()) {
            timer.in(Math.max(1, TimeUnit.NANOSECONDS.toMillis(within)), () -> tooLate(waiting));
        }
        push();
    }

    /**
     * Lets in whose turn it is, sends away who has waited too long, and comes back when something may have changed. One at a time: what is
     * let in may end at once and call again, a thousand deep.
     */
    void push() {
        synchronized (this) {
            pushAgain = true;
            if (pushing) {
                return;
            }
            pushing = true;
        }
        for (List<Runnable> news = next(); news != null; news = next()) {
            news.forEach(Runnable::run);
        }
    }

    /** @return null when there is nothing more to do */
    private @Nullable List<Runnable> next() {
        List<Runnable> news = new ArrayList<>();
        long wake;
        long at;
        synchronized (this) {
            if (!pushAgain) {
                pushing = false;
                return null;
            }
            pushAgain = false;
            long now = clock.getAsLong();
            sendAway(now, news);
            boolean full = letIn(now, news);
            wake = nextWake(now, full ? now + TICK : governor.wakeAt(now));
            at = wakeAt;
        }
        if (wake > 0) {
            timer.in(wake, () -> woken(at));
        }
        return news;
    }

    private void sendAway(long now, List<Runnable> news) {
        long longest = patience.longest().toNanos();
        Duration after = Duration.ofNanos(Math.max(governor.closedFor(now), TICK));
        queue.dropWhile(
                waiting -> now - waiting.since > longest,
                waiting -> news.add(() -> waiting.fail(new RefusedException(after))));
    }

    /** @return true if somebody waits for a place and not for Close */
    private boolean letIn(long now, List<Runnable> news) {
        while (queue.size() > 0 && governor.mayGo(now)) {
            if (!room.tryTake(this)) {
                return true;
            }
            Waiting next = Objects.requireNonNull(queue.poll());
            Permit permit = permit(next.since, now);
            news.add(() -> next.begin(permit));
        }
        return false;
    }

    /** @return milliseconds; 0: no timer is needed, or one is set that is early enough */
    private long nextWake(long now, long wanted) {
        if (queue.size() == 0) {
            return 0;
        }
        long at = Math.min(wanted, now + TICK);
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

    private void tooLate(Waiting waiting) {
        synchronized (this) {
            queue.remove(waiting.entry.priority(), waiting);
        }
        waiting.fail(new TooLateException());
    }

    private void leave(Waiting waiting) {
        if (waiting.settle()) {
            synchronized (this) {
                queue.remove(waiting.entry.priority(), waiting);
            }
        }
    }

    /** Begun, failed or left: whichever comes first, once. */
    private static final class Waiting {

        private final Entry entry;
        private final long since;
        private final Consumer<Permit> work;
        private final Consumer<Throwable> failed;
        private final AtomicBoolean settled = new AtomicBoolean();

        private Waiting(Entry entry, long since, Consumer<Permit> work, Consumer<Throwable> failed) {
            this.entry = entry;
            this.since = since;
            this.work = work;
            this.failed = failed;
        }

        private boolean settle() {
            return settled.compareAndSet(false, true);
        }

        private void begin(Permit permit) {
            entry.here().execute(() -> {
                if (settle()) {
                    work.accept(permit);
                } else {
                    permit.lost();
                }
            });
        }

        private void fail(RuntimeException thrown) {
            if (settle()) {
                entry.here().execute(() -> failed.accept(thrown));
            }
        }
    }
}
