package io.closeloop.lifecycle.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.events.Cause;
import io.closeloop.lifecycle.domain.state.Level;
import io.closeloop.lifecycle.domain.state.Wish;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WishTest {

    private final Wish wish = new Wish(
            new Level.OfLead(),
            new Cause("workflow", "ev_1", null),
            Instant.parse("2026-02-01T12:00:05.340Z"),
            false,
            null);

    @Test
    void a_text_of_the_same_second_counts_as_after_the_activation() {
        assertThat(wish.isAfterText(Instant.parse("2026-02-01T12:00:05Z"))).isFalse();
    }

    @Test
    void a_text_of_a_second_before_does_not() {
        assertThat(wish.isAfterText(Instant.parse("2026-02-01T12:00:04Z"))).isTrue();
    }
}
