package io.closeloop.close.limit;

/**
 * How long answers take, and how long Close takes to refill. Both from the last minute or two, in two generations; one call at a time is
 * timed. Not thread-safe.
 */
final class Rhythm {

    private static final long GENERATION = 60_000_000_000L;
    /** Answers to a refill: with fewer of them, asking first whether it has come costs more than a tenth of it. */
    private static final int QUICK = 10;

    private long timed;
    private long timedAt;
    private long turnedAt = Long.MIN_VALUE;
    private long fastest = Long.MAX_VALUE;
    private long fastestBefore = Long.MAX_VALUE;
    private long longestReset;
    private long longestResetBefore;

    void sent(long call, long now) {
        if (timed == 0 || now - timedAt > GENERATION) {
            timed = call;
            timedAt = now;
        }
    }

    void answered(long call, long now) {
        turn(now);
        if (call == timed) {
            fastest = Math.min(fastest, now - timedAt);
            timed = 0;
        }
    }

    void lost(long call) {
        timed = call == timed ? 0 : timed;
    }

    void told(Budget budget) {
        longestReset = Math.max(longestReset, budget.resetNanos());
    }

    /** Nanoseconds to the fastest answer; 0 where there was none. */
    long fastest() {
        long known = Math.min(fastest, fastestBefore);
        return known == Long.MAX_VALUE ? 0 : known;
    }

    /** Whether an answer takes a good part of the time in which Close refills. */
    boolean isSlow() {
        return Math.max(longestReset, longestResetBefore) < QUICK * fastest();
    }

    private void turn(long now) {
        if (turnedAt == Long.MIN_VALUE) {
            turnedAt = now;
        } else if (now - turnedAt >= GENERATION) {
            fastestBefore = fastest;
            longestResetBefore = longestReset;
            fastest = Long.MAX_VALUE;
            longestReset = 0;
            turnedAt = now;
        }
    }
}
