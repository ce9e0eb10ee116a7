package io.closeloop.lifecycle.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.lifecycle.domain.news.Input;
import io.closeloop.lifecycle.domain.news.Order;
import io.closeloop.lifecycle.domain.news.Switch;
import io.closeloop.lifecycle.domain.state.Flips;
import io.closeloop.lifecycle.domain.state.Level;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Kill and disqualification that come and go. Source: architecture, promise 9. */
class FlipsTest {

    private static final Instant NOON = Instant.parse("2026-02-01T12:00:00Z");

    @Test
    void what_is_an_hour_old_counts_no_more() {
        Flips flips = Flips.NONE.and(NOON).and(NOON.plus(Duration.ofMinutes(30)));

        assertThat(flips.and(NOON.plus(Duration.ofMinutes(59))).count()).isEqualTo(3);
        assertThat(flips.and(NOON.plus(Duration.ofMinutes(60))).count()).isEqualTo(2);
    }

    @Test
    void they_count_by_their_own_time_in_whatever_order_they_are_heard() {
        Flips flips = Flips.NONE.and(NOON).and(NOON.minus(Duration.ofMinutes(30)));

        assertThat(flips.at()).containsExactly(NOON.minus(Duration.ofMinutes(30)), NOON);
        assertThat(flips.and(NOON.minus(Duration.ofHours(2)))).isEqualTo(flips);
    }

    @Test
    void a_day_s_worth_that_is_heard_at_once_is_no_more_than_it_was() {
        Instant[] at = {NOON};
        Story.given(Steps.engaged(), Steps.timePasses(Duration.ofDays(1)))
                .when(Story.Step.all(
                        kill(at, Switch.ON), kill(at, Switch.OFF), kill(at, Switch.ON), kill(at, Switch.OFF)))
                .then((decision, world) ->
                        assertThat(world.state.flips().count()).isEqualTo(1));
    }

    /** Each two hours after the one before. */
    private static Story.Step kill(Instant[] at, Switch value) {
        return world -> {
            at[0] = at[0].plus(Duration.ofHours(2));
            Switch before = value == Switch.ON ? Switch.OFF : Switch.ON;
            world.hear(new Input.ControlFieldsChanged(Level.LEAD, null, new Switch.Change(before, value), null), at[0]);
        };
    }

    @Test
    void no_more_than_a_hundred_are_kept() {
        Flips flips = Flips.NONE;
        for (int second = 0; second < 150; second++) {
            flips = flips.and(NOON.plusSeconds(second));
        }

        assertThat(flips.count()).isEqualTo(100);
        assertThat(flips.at()).endsWith(NOON.plusSeconds(149));
    }

    @Test
    void kill_and_disqualification_count_when_they_come_and_when_they_go() {
        Story.given(Steps.engaged(), Steps.workflowKills(), Steps.workflowRemovesKill())
                .when(Story.Step.all(Steps.ordered(Order.Plain.DISQUALIFY), Steps.ordered(Order.Plain.REQUALIFY)))
                .then((decision, world) ->
                        assertThat(world.state.flips().count()).isEqualTo(4));
    }
}
