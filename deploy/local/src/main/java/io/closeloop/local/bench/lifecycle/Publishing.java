package io.closeloop.local.bench.lifecycle;

import io.closeloop.local.bench.TopicEnds;
import io.closeloop.local.stack.StackFailure;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** How many events have been committed and published: one milestone stands for each. */
final class Publishing {

    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Contestant contestant;
    private final TopicEnds ends;
    private final long before;

    /** From here on. */
    Publishing(Contestant contestant, TopicEnds ends) throws InterruptedException {
        this.contestant = contestant;
        this.ends = ends;
        this.before = ends.count(contestant.milestones());
    }

    long count() throws InterruptedException {
        return ends.count(contestant.milestones()) - before;
    }

    /**
     * Returns when there are that many.
     *
     * @throws StackFailure when none has come for a minute
     */
    void await(long expected) throws InterruptedException {
        long last = -1;
        long since = System.nanoTime();
        for (long now = count(); now < expected; now = count()) {
            if (now != last) {
                last = now;
                since = System.nanoTime();
            } else if (System.nanoTime() - since > PATIENCE.toNanos()) {
                throw new StackFailure("%s has published %d of %d milestones, and none for a minute."
                        .formatted(contestant.processName(), now, expected));
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    /** @throws StackFailure when there are more milestones than events: one was told twice */
    void requireExactly(long expected) throws InterruptedException {
        long found = count();
        if (found != expected) {
            throw new StackFailure("%s has published %d milestones of %d events."
                    .formatted(contestant.processName(), found, expected));
        }
    }
}
