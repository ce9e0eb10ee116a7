package io.closeloop.close.limit;

import org.jspecify.annotations.Nullable;

/**
 * What Close told last, and which calls it cannot have counted yet. Answers overtake each other: of those that were under way together
 * the lowest is right, unless it is from before a reset; more than that is believed from a call that was sent after the last news, or
 * of a later reset. Not thread-safe.
 */
final class Latest {

    private @Nullable Budget budget;
    private long at;
    /** The latest call whose answer told something: calls sent after it are not in it yet. */
    private long by;
    /** Calls up to this one were under way when it was told. */
    private long sentThen;

    /** @return null where nothing is known */
    @Nullable
    Budget budget() {
        return budget;
    }

    long age(long now) {
        return now - at;
    }

    /** Calls that were sent after it. */
    long sentSince(long sent) {
        return sent - by;
    }

    void heardOf(long call) {
        by = Math.max(by, call);
    }

    /** @param unevenness by so many nanoseconds two answers may tell one reset apart, because one took longer */
    boolean isBefore(Budget other, long call, long now, long unevenness) {
        Budget known = budget;
        return known == null
                || call > sentThen
                || isOfAnEarlierWindow(other, now, unevenness)
                || (other.remaining() < known.remaining() && laterBy(other, known, now) > -unevenness);
    }

    /** Whether there was a reset between. */
    boolean isOfAnEarlierWindow(Budget other, long now, long unevenness) {
        Budget known = budget;
        return known != null && laterBy(other, known, now) > unevenness;
    }

    void is(Budget told, long sent, long now) {
        budget = told;
        at = now;
        sentThen = sent;
    }

    /** All of it is there again, as far as can be known without asking. What is told of the new window takes its place. */
    void isWhole(Budget known, long sent, long now, long unevenness) {
        long reset = Math.max(0, known.resetNanos() - age(now)) + 2 * unevenness;
        is(new Budget(known.limit(), known.limit(), reset), sent, now);
        by = sent;
    }

    void forget() {
        budget = null;
    }

    private long laterBy(Budget other, Budget known, long now) {
        return now + other.resetNanos() - (at + known.resetNanos());
    }
}
