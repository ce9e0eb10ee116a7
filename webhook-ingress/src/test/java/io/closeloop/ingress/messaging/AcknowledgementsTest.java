package io.closeloop.ingress.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AcknowledgementsTest {

    private long now = Long.MAX_VALUE - 5;
    private final Acknowledgements acknowledgements = new Acknowledgements(() -> now);

    @Test
    void before_anything_was_sent_they_are_expected() {
        assertThat(acknowledgements.areExpected()).isTrue();
    }

    @Test
    void after_one_was_missed_they_are_not_until_one_comes() {
        // Given
        acknowledgements.failed();
        assertThat(acknowledgements.areExpected()).isFalse();

        // When
        acknowledgements.came();

        // Then
        assertThat(acknowledgements.areExpected()).isTrue();
    }

    @Test
    void when_nothing_was_sent_for_a_while_it_is_time_to_try_again() {
        acknowledgements.failed();

        passes(Duration.ofSeconds(9));
        assertThat(acknowledgements.areExpected()).isFalse();
        passes(Duration.ofSeconds(1));
        assertThat(acknowledgements.areExpected()).isTrue();
    }

    @Test
    void a_trial_that_fails_begins_the_waiting_anew() {
        acknowledgements.failed();
        passes(Duration.ofSeconds(10));

        acknowledgements.failed();

        assertThat(acknowledgements.areExpected()).isFalse();
    }

    private void passes(Duration time) {
        now += time.toNanos();
    }
}
