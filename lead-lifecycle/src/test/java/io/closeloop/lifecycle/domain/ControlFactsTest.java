package io.closeloop.lifecycle.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.lifecycle.domain.news.Input.ControlFieldsChanged;
import io.closeloop.lifecycle.domain.news.Switch;
import io.closeloop.lifecycle.domain.state.ControlFacts;
import io.closeloop.lifecycle.domain.state.Engagement.Ended;
import io.closeloop.lifecycle.domain.state.Level;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Promise 4: older never beats newer; on a tie the silent one wins. */
class ControlFactsTest {

    private static final Instant T1 = Instant.parse("2026-02-01T12:00:00Z");
    private static final Instant T2 = T1.plusSeconds(1);

    private final World world = new World();

    @Test
    void facts_are_kept_without_an_engagement() {
        hear(kill(Switch.ON), T1);

        assertThat(facts().isKilled()).isTrue();
        assertThat(world.state.engagements()).isEmpty();
    }

    @Test
    void an_older_value_that_comes_later_changes_nothing() {
        hear(kill(Switch.OFF), T2);
        hear(kill(Switch.ON), T1);

        assertThat(facts().isKilled()).isFalse();
    }

    @Test
    void on_a_tie_a_kill_stands() {
        hear(kill(Switch.ON), T1);
        hear(kill(Switch.OFF), T1);

        assertThat(facts().isKilled()).isTrue();
    }

    @Test
    void on_a_tie_nobody_is_enabled() {
        hear(enabled(Switch.OFF, Switch.ON), T1);
        hear(enabled(Switch.ON, Switch.OFF), T1);

        assertThat(facts().isEnabled()).isFalse();
    }

    @Test
    void an_edge_that_comes_after_a_newer_value_activates_nobody() {
        hear(enabled(Switch.ON, Switch.OFF), T2);
        hear(enabled(Switch.OFF, Switch.ON), T1);

        assertThat(world.requests).isEmpty();
    }

    @Test
    void an_edge_is_one_by_close_s_word_even_if_the_clearing_in_between_was_lost() {
        hear(enabled(Switch.OFF, Switch.ON), T1);
        forgetTheWish();
        hear(enabled(Switch.OFF, Switch.ON), T2);

        assertThat(world.requests).hasSize(1);
    }

    @Test
    void an_older_edge_that_comes_later_is_not_a_second_wish() {
        hear(enabled(Switch.OFF, Switch.ON), T2);
        forgetTheWish();
        hear(enabled(Switch.OFF, Switch.ON), T1);

        assertThat(world.requests).isEmpty();
    }

    @Test
    void the_same_value_again_is_no_edge() {
        hear(enabled(Switch.OFF, Switch.ON), T1);
        world.requests.clear();
        hear(enabled(Switch.ON, Switch.ON), T2);

        assertThat(world.requests).isEmpty();
    }

    private void forgetTheWish() {
        world.requests.clear();
        world.state = world.state.with(world.state.pending().getFirst().drop(Ended.REFUSED, T1));
    }

    private void hear(ControlFieldsChanged changed, Instant at) {
        world.hear(changed, at);
    }

    private ControlFacts facts() {
        return world.state.facts().lead();
    }

    private static ControlFieldsChanged kill(Switch now) {
        return new ControlFieldsChanged(Level.LEAD, null, new Switch.Change(Switch.OFF, now), null);
    }

    private static ControlFieldsChanged enabled(Switch before, Switch now) {
        return new ControlFieldsChanged(Level.LEAD, new Switch.Change(before, now), null, null);
    }
}
