package io.closeloop.outbox;

import io.closeloop.service.trace.FreshContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Works off rows: claims due ones (in a short transaction, SKIP LOCKED, until a deadline), carries each out outside any transaction, and
 * leaves it to that work to record its result. A crash or failure leaves the claim to run out, and the row is claimed again: the work must
 * bear being done twice, or know that it was.
 *
 * @param <R> a claimed row
 */
public final class WorkLoop<R> {

    private static final Logger LOG = Logger.getLogger(WorkLoop.class);

    private final Job<R> job;
    private final FreshContext contexts;
    private final AtomicInteger free;
    private final Pump pump;

    /**
     * @param name for logs
     * @param atOnce how many rows are carried out concurrently
     * @param claim claims up to that many due rows and commits
     * @param carryOut does the work and records its result; the trace of the row is current in it
     * @param traceparent the row's trace
     */
    public record Job<R>(
            String name,
            int atOnce,
            IntFunction<Uni<List<R>>> claim,
            Function<R, Uni<Void>> carryOut,
            Function<R, @Nullable String> traceparent) {}

    public WorkLoop(Job<R> job, FreshContext contexts) {
        this.job = job;
        this.contexts = contexts;
        this.free = new AtomicInteger(job.atOnce());
        this.pump = new Pump(job.name(), this::claimAndStart);
    }

    /** Looks for due rows at this pace even when nobody wakes the loop: timers come due in silence. */
    public void start(Vertx vertx, Duration poll) {
        vertx.setPeriodic(poll.toMillis(), timer -> wake());
    }

    public void wake() {
        pump.wake();
    }

    /** No new claims; what is under way goes on. */
    public void stop() {
        pump.stop();
    }

    private Uni<Boolean> claimAndStart() {
        int room = free.get();
        if (room == 0) {
            return Uni.createFrom().item(false);
        }
        return job.claim().apply(room).map(rows -> {
            rows.forEach(this::start);
            return rows.size() == room;
        });
    }

    private void start(R row) {
        free.decrementAndGet();
        contexts.run(job.traceparent().apply(row), () -> job.carryOut().apply(row))
                .subscribe()
                .with(done -> finished(), failure -> {
                    LOG.warnf("%s: failed, the row is claimed again later: %s", job.name(), failure.toString());
                    finished();
                });
    }

    private void finished() {
        if (free.getAndIncrement() == 0) {
            wake();
        }
    }
}
