package io.closeloop.close.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Answers of calls 1 to 20, which were under way together; the news is from call 10. */
class LatestTest {

    private static final long MILLI = 1_000_000;
    private static final long UNEVEN = 150 * MILLI;

    private final Latest latest = new Latest();

    LatestTest() {
        latest.is(left(10, 500), 20, 0);
        latest.heardOf(10);
    }

    @Test
    void takes_what_is_lower_of_calls_that_were_under_way_together() {
        assertThat(isBefore(left(9, 480), 7)).isTrue();
        assertThat(isBefore(left(11, 510), 7)).isFalse();
    }

    @Test
    void does_not_take_what_is_lower_from_before_a_reset() {
        assertThat(isBefore(left(0, 20), 7)).isFalse();
    }

    @Test
    void takes_what_is_more_of_a_later_window_though_the_call_was_under_way() {
        assertThat(isBefore(left(18, 990), 12)).isTrue();
        assertThat(latest.isOfAnEarlierWindow(left(18, 990), 0, UNEVEN)).isTrue();
        assertThat(latest.isOfAnEarlierWindow(left(9, 480), 0, UNEVEN)).isFalse();
    }

    @Test
    void takes_anything_from_a_call_that_was_sent_after_it() {
        assertThat(isBefore(left(12, 500), 21)).isTrue();
    }

    @Test
    void taken_to_be_whole_it_gives_way_to_what_the_new_window_says_and_not_to_the_old() {
        latest.isWhole(left(10, 500), 20, 100 * MILLI, UNEVEN);

        assertThat(isBefore(left(1, 520), 19)).isFalse();
        assertThat(isBefore(left(17, 1500), 21)).isTrue();
        assertThat(latest.sentSince(25)).isEqualTo(5);
    }

    private boolean isBefore(Budget told, long call) {
        return latest.isBefore(told, call, 0, UNEVEN);
    }

    private static Budget left(int remaining, long resetMillis) {
        return new Budget(20, remaining, resetMillis * MILLI);
    }
}
