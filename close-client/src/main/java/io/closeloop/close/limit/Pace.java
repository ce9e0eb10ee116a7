package io.closeloop.close.limit;

import java.util.Arrays;

/**
 * The rate of a Close that tells nothing: none until the first 429; from then on what went through lately, less a part, and slowly
 * more again until the next 429. Not thread-safe.
 */
final class Pace {

    private static final long SECOND = 1_000_000_000;
    private static final int MEMORY = 10;
    private static final double BACK = 0.75;
    private static final double FORTH_PER_SECOND = 0.02;
    private static final double SLOWEST = 0.5;

    private final int[] answers = new int[MEMORY];
    private long second = Long.MIN_VALUE;
    private long first = Long.MIN_VALUE;

    /** Calls per second; 0: as many as come. */
    private double rate;

    private double tokens;
    private long refilledAt;

    boolean mayGo(long now) {
        refill(now);
        return rate == 0 || tokens >= 1;
    }

    void sent(long now) {
        refill(now);
        tokens = Math.max(0, tokens - 1);
    }

    void answered(long now) {
        turn(now);
        answers[Math.floorMod(second, MEMORY)]++;
    }

    void refused(long now) {
        turn(now);
        double lately = Math.max(SLOWEST, BACK * passed() / seconds());
        rate = rate == 0 ? lately : Math.min(rate, lately);
        tokens = 0;
        refilledAt = now;
    }

    long wakeAt(long now) {
        refill(now);
        return rate == 0 || tokens >= 1 ? now : now + 1 + (long) ((1 - tokens) / rate * SECOND);
    }

    private void refill(long now) {
        double passed = Math.max(0, (double) (now - refilledAt) / SECOND);
        refilledAt = now;
        if (rate > 0) {
            // A long silence is no reason to become bold: growth is bounded by one doubling.
            rate *= Math.min(2, 1 + FORTH_PER_SECOND * passed);
            tokens = Math.min(Math.max(1, rate / 4), tokens + rate * passed);
        }
    }

    private void turn(long now) {
        long current = Math.floorDiv(now, SECOND);
        if (second == Long.MIN_VALUE || current - second >= MEMORY) {
            Arrays.fill(answers, 0);
            first = current;
        } else {
            for (long s = second + 1; s <= current; s++) {
                answers[Math.floorMod(s, MEMORY)] = 0;
            }
        }
        second = current;
    }

    private double passed() {
        int sum = 0;
        for (int count : answers) {
            sum += count;
        }
        return sum;
    }

    private double seconds() {
        return Math.min(MEMORY, second - first + 1);
    }
}
