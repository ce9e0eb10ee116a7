package io.closeloop.local.bench.lifecycle;

import io.closeloop.local.bench.Percentiles;
import io.closeloop.local.bench.lifecycle.LifecycleFigures.Bulk;
import io.closeloop.local.bench.lifecycle.LifecycleFigures.Latency;
import io.closeloop.local.stack.Console;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/** How long a milestone is waited for: at a steady rate, and beside a bulk edit of another integration. */
final class Waiting {

    private static final int PER_SECOND = 500;
    private static final int BESIDE_BULK = 100;
    static final int BULK = 20_000;
    private static final Duration SETTLING = Duration.ofSeconds(3);
    private static final Duration LOOK = Duration.ofMillis(10);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** What a bulk edit does to others is seen by then, also where it is worked off on the side. */
    private static final Duration BULK_WATCHED = Duration.ofSeconds(30);

    private final Stand stand;
    private final Duration time;
    private final Console console;

    Waiting(Stand stand, Duration time, Console console) {
        this.stand = stand;
        this.time = time;
        this.console = console;
    }

    Latency latency(Contestant contestant, Flips flips) throws InterruptedException {
        try (var loop = new OpenLoop(stand.generator(), flips, PER_SECOND);
                var tail = new MilestoneTail(stand.bootstrap(), contestant, loop::arrived)) {
            loop.start();
            long from = System.nanoTime() + SETTLING.toNanos();
            // The window that is measured: nothing to wait for but its end.
            Thread.sleep(SETTLING.plus(time));
            long to = System.nanoTime();
            int missing = loop.stop(PATIENCE);
            Histogram micros = Sample.micros(loop.samples(), from, to);
            Latency latency = new Latency(
                    contestant.processName(), PER_SECOND, micros.getTotalCount(), Percentiles.millis(micros), missing);
            console.event("%s at %d a second: %s ms".formatted(latency.contestant(), PER_SECOND, latency.millis()));
            return latency;
        }
    }

    /** @param others flips of the integration that has no bulk edit */
    Bulk bulk(Flips bulk, Flips others) throws InterruptedException {
        var published = new AtomicLong();
        try (var loop = new OpenLoop(stand.generator(), others, BESIDE_BULK);
                var tail = new MilestoneTail(stand.bootstrap(), Contestant.LIFECYCLE, (key, at) -> {
                    if (bulk.tenants().have(key)) {
                        published.incrementAndGet();
                    } else {
                        loop.arrived(key, at);
                    }
                })) {
            loop.start();
            long from = System.nanoTime() + SETTLING.toNanos();
            // The quiet before the bulk edit, measured for itself.
            Thread.sleep(SETTLING.plus(time));
            return said(beside(bulk, published, loop, from));
        }
    }

    private Bulk beside(Flips bulk, AtomicLong published, OpenLoop loop, long from) throws InterruptedException {
        var publishing = new Publishing(Contestant.LIFECYCLE, stand.ends());
        long begin = System.nanoTime();
        stand.generator().send(bulk, BULK);
        while (published.get() < BULK && System.nanoTime() - begin < BULK_WATCHED.toNanos()) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
        long end = System.nanoTime();
        long inTime = published.get();
        loop.close();
        // Before the samples are looked at: one that waits behind the bulk edit is the one that counts.
        publishing.await(BULK);
        int unused = loop.stop(PATIENCE);
        return new Bulk(
                BULK,
                BESIDE_BULK,
                (end - begin) / 1e9,
                inTime,
                Percentiles.millis(Sample.micros(loop.samples(), from, begin)),
                Percentiles.millis(Sample.micros(loop.samples(), begin, end)));
    }

    private Bulk said(Bulk bulk) {
        console.event(String.format(
                Locale.ROOT,
                "bulk edit: %d of %d leads in %.1f s; the other integration's p99 %.1f ms, beside it %.1f ms (%+.0f %%)",
                bulk.published(),
                bulk.leads(),
                bulk.seconds(),
                bulk.quiet().get("p99"),
                bulk.beside().get("p99"),
                100 * bulk.shift()));
        return bulk;
    }
}
