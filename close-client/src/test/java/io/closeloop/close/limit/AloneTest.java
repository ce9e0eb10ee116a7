package io.closeloop.close.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AloneTest {

    private static final int LIMIT = 4;
    private static final long MINUTE = 60_000_000_000L;

    private final Alone alone = new Alone();
    private long sent;
    private long now;

    @Test
    void is_sure_when_its_own_calls_have_explained_a_whole_limit() {
        callsLeave(3, 2, 1);
        assertThat(isSure()).isFalse();

        callsLeave(0);

        assertThat(isSure()).isTrue();
    }

    @Test
    void is_not_sure_when_more_is_gone_than_it_has_sent() {
        callsLeave(3, 2, 1, 0, 4);

        callsLeave(2);

        assertThat(isSure()).isFalse();
    }

    @Test
    void counts_a_call_under_way_as_its_own() {
        callsLeave(3, 2, 1, 0, 4);
        sent++;

        callsLeave(2);

        assertThat(isSure()).isTrue();
    }

    @Test
    void notices_who_takes_little_at_a_time_among_calls_under_way() {
        callsLeave(3, 2, 1, 0, 4);
        sent++;
        callsLeave(2);

        callsLeave(0);

        assertThat(isSure()).isFalse();
    }

    @Test
    void remembers_a_stranger_for_minutes() {
        callsLeave(3, 2, 1, 0);
        alone.stranger(now);

        now += 4 * MINUTE;
        callsLeave(3, 2, 1, 0);
        assertThat(isSure()).isFalse();

        now += 2 * MINUTE;
        assertThat(isSure()).isTrue();
    }

    @Test
    void believes_that_resets_bring_all_when_two_have_been_seen_to() {
        callsLeave(0);
        resetLeaves(3);
        assertThat(alone.resetsAreWhole()).isFalse();

        callsLeave(0);
        resetLeaves(3);

        assertThat(alone.resetsAreWhole()).isTrue();
    }

    @Test
    void does_not_believe_it_of_a_bucket_that_has_a_little_again() {
        callsLeave(0);
        resetLeaves(3);
        resetLeaves(3);

        callsLeave(0);
        resetLeaves(1);

        assertThat(alone.resetsAreWhole()).isFalse();
    }

    @Test
    void does_not_believe_it_after_a_call_that_came_too_early() {
        callsLeave(0);
        resetLeaves(3);
        resetLeaves(3);

        alone.notWhole();

        assertThat(alone.resetsAreWhole()).isFalse();
    }

    private boolean isSure() {
        return alone.isSure(budget(0), now);
    }

    /** One call after the other; after each Close says how much is left. */
    private void callsLeave(int... remaining) {
        for (int left : remaining) {
            sent++;
            alone.ended();
            alone.told(budget(left), sent, now);
        }
    }

    private void resetLeaves(int remaining) {
        sent++;
        alone.ended();
        alone.reset(budget(remaining), sent, true);
        alone.told(budget(remaining), sent, now);
    }

    private static Budget budget(int remaining) {
        return new Budget(LIMIT, remaining, 1_000_000_000);
    }
}
