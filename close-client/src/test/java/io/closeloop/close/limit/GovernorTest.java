package io.closeloop.close.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** A window of ten calls a second and answers that take 600 ms, half of it each way; nobody else is there until a test says so. */
class GovernorTest {

    private static final long MILLI = 1_000_000;
    private static final long WINDOW = 1000 * MILLI;
    private static final long WAY = 300 * MILLI;
    private static final int LIMIT = 10;

    private final Governor governor = new Governor(new Random(1));
    private long now = WINDOW;

    @Test
    void sends_a_whole_window_at_once_so_that_it_arrives_after_the_reset_when_it_knows_that_it_is_alone() {
        learnThatNobodyElseIsThere();

        assertThat(sendAll()).isEqualTo(LIMIT);
        assertThat((now + WAY) % WINDOW).isLessThan(WINDOW / 4);
    }

    @Test
    void forgives_a_429_for_coming_too_early_once_and_not_twice_in_a_row() {
        learnThatNobodyElseIsThere();
        long wait = 500 * MILLI;

        refuse(wait);
        assertThat(governor.closedFor(now)).isLessThan(wait);

        now += governor.closedFor(now);
        refuse(wait);
        assertThat(governor.closedFor(now)).isGreaterThanOrEqualTo(wait);
    }

    /** Plays windows until one is sent at once, and stops before it. */
    private void learnThatNobodyElseIsThere() {
        for (int window = 0; window < 60; window++) {
            int left = LIMIT;
            while (left > 0) {
                int burst = Math.min(left, sendAll());
                left -= burst;
                answer(burst, left);
            }
            now += governor.closedFor(now);
        }
    }

    private long calls;

    private int sendAll() {
        int burst = 0;
        while (governor.mayGo(now)) {
            calls = governor.sent(now);
            burst++;
        }
        return burst;
    }

    private void answer(int burst, int left) {
        long reset = WINDOW - (now + WAY) % WINDOW;
        now += 2 * WAY;
        for (int i = 1; i <= burst; i++) {
            governor.answered(calls - burst + i, new Budget(LIMIT, left + burst - i, reset), now);
        }
    }

    private void refuse(long wait) {
        long call = governor.sent(now);
        now += 2 * WAY;
        governor.refused(call, wait, new Budget(LIMIT, 0, wait), now);
    }
}
