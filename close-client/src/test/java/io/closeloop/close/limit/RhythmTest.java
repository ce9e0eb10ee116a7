package io.closeloop.close.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RhythmTest {

    private static final long MILLI = 1_000_000;
    private static final long MINUTE = 60_000 * MILLI;

    private final Rhythm rhythm = new Rhythm();
    private long now;
    private long calls;

    @Test
    void knows_nothing_before_the_first_answer() {
        assertThat(rhythm.fastest()).isZero();
        assertThat(rhythm.isSlow()).isFalse();
    }

    @Test
    void keeps_the_fastest_answer_and_forgets_it_after_two_minutes() {
        answerAfter(600);
        answerAfter(40);
        answerAfter(600);
        assertThat(rhythm.fastest()).isEqualTo(40 * MILLI);

        now += MINUTE;
        answerAfter(600);
        assertThat(rhythm.fastest()).isEqualTo(40 * MILLI);

        now += MINUTE;
        answerAfter(600);
        assertThat(rhythm.fastest()).isEqualTo(600 * MILLI);
    }

    @Test
    void times_another_call_when_one_is_lost() {
        rhythm.sent(++calls, now);
        rhythm.lost(calls);

        answerAfter(50);

        assertThat(rhythm.fastest()).isEqualTo(50 * MILLI);
    }

    @Test
    void is_slow_where_an_answer_takes_a_good_part_of_a_window_and_not_otherwise() {
        answerAfter(600);
        rhythm.told(new Budget(20, 19, 900 * MILLI));
        assertThat(rhythm.isSlow()).isTrue();

        answerAfter(40);

        assertThat(rhythm.isSlow()).isFalse();
    }

    private void answerAfter(long millis) {
        rhythm.sent(++calls, now);
        now += millis * MILLI;
        rhythm.answered(calls, now);
    }
}
