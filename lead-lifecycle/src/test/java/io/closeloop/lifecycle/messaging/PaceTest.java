package io.closeloop.lifecycle.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

    @Test
    void a_poll_and_its_pause_take_as_long_as_its_events_are_allowed() {
        Pace pace = new Pace(50);

        assertThat(pace.pauseAfter(20, Duration.ofMillis(100))).isEqualTo(Duration.ofMillis(300));
    }

    @Test
    void work_that_was_slower_than_the_pace_is_not_followed_by_a_pause() {
        Pace pace = new Pace(50);

        assertThat(pace.pauseAfter(20, Duration.ofSeconds(1))).isZero();
    }

    @Test
    void a_pace_at_which_nothing_would_ever_come_is_refused() {
        assertThatThrownBy(() -> new Pace(0)).hasMessageContaining("backfill.per-second");
    }
}
