package io.closeloop.close.limit;

import org.jspecify.annotations.Nullable;

/** The part of what is left that may be under way. Halved by a 429, and slow to come back near what led to it. Not thread-safe. */
final class Share {

    /** So long without a 429, and longer than a window, before a little more is dared. */
    private static final long CALM = 10_000_000_000L;

    /** Half at most: two processes do not spend more than there is before either has learnt of the other. */
    private static final double WHOLE = 0.5;

    private static final double FIRST = 0.4;
    private static final double SMALLEST = 1.0 / 16;

    private double share = FIRST;
    private double ceiling = WHOLE;
    /** Calls that are left to those who share the key; none until a 429 has shown that there are such. */
    private int reserve;

    private long calmSince;

    void start(long now) {
        calmSince = now;
    }

    int reserve() {
        return reserve;
    }

    /** At least one call may always be under way. */
    long of(int remaining) {
        return Math.max(1, (long) (share * (remaining - reserve)));
    }

    void refused(@Nullable Budget budget, long now) {
        calmSince = now;
        ceiling = Math.max(SMALLEST, share * 0.8);
        share = Math.max(SMALLEST, share / 2);
        reserve = budget == null ? 0 : Math.min(reserve + 1 + budget.limit() / 100, 1 + budget.limit() / 10);
    }

    void relax(Budget budget, long now) {
        if (now - calmSince > Math.max(CALM, 2 * budget.resetNanos())) {
            calmSince = now;
            ceiling = Math.min(WHOLE, ceiling + 0.005);
            share = Math.min(ceiling, share + 0.05);
            reserve = ceiling < WHOLE ? Math.max(1, reserve - 1) : 0;
        }
    }
}
