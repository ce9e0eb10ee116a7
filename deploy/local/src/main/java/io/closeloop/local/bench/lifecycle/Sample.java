package io.closeloop.local.bench.lifecycle;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * One event of an open loop.
 *
 * @param due when it was meant to be sent, on {@link System#nanoTime}
 * @param nanos from then until its milestone was consumed
 */
record Sample(long due, long nanos) {

    /** Microseconds, of those that were due in this time. */
    static Histogram micros(List<Sample> samples, long from, long to) {
        Histogram micros = new Histogram(3);
        samples.stream()
                .filter(sample -> sample.due >= from && sample.due < to)
                .forEach(sample -> micros.recordValue(TimeUnit.NANOSECONDS.toMicros(sample.nanos)));
        return micros;
    }
}
