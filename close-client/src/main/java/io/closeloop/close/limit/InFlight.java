package io.closeloop.close.limit;

/**
 * Calls without an answer yet, apart by age: one that hangs has been counted by Close long ago and must not hold back the others. Two
 * generations, so that it costs two comparisons per call. Not thread-safe.
 */
final class InFlight {

    private static final long GENERATION = 1_000_000_000;

    private long turnedAt;
    private long newFrom;
    private long recentFrom;
    private int brandNew;
    private int recent;

    void sent() {
        brandNew++;
    }

    void ended(long call) {
        if (call >= newFrom) {
            brandNew--;
        } else if (call >= recentFrom) {
            recent--;
        }
    }

    /**
     * Sent within the last second or two.
     *
     * @param next the number that the next call will have
     */
    int young(long now, long next) {
        turn(now, next);
        return brandNew + recent;
    }

    private void turn(long now, long next) {
        if (now - turnedAt >= GENERATION) {
            recent = brandNew;
            recentFrom = newFrom;
            brandNew = 0;
            newFrom = next;
            turnedAt = now;
        }
    }
}
