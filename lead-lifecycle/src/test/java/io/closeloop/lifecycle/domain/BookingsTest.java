package io.closeloop.lifecycle.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.lifecycle.domain.state.Bookings;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BookingsTest {

    private static final Instant NOON = Instant.parse("2026-02-01T12:00:00Z");

    @Test
    void a_booking_was_made_when_it_was_told_of_first_in_whatever_order_it_is_heard() {
        Bookings bookings =
                Bookings.NONE.told("m1", NOON.plusSeconds(2)).told("m1", NOON).told("m1", NOON.plusSeconds(1));

        assertThat(bookings.isFromBefore("m1", NOON.plusSeconds(1))).isTrue();
        assertThat(bookings.isFromBefore("m1", NOON)).isFalse();
    }

    @Test
    void one_that_was_never_told_of_is_from_before_nothing() {
        assertThat(Bookings.NONE.isFromBefore("m1", NOON)).isFalse();
    }

    @Test
    void the_newest_hundred_are_kept() {
        Bookings bookings = Bookings.NONE;
        for (int n = 0; n < 150; n++) {
            bookings = bookings.told("m" + n, NOON.plusSeconds(n));
        }

        assertThat(bookings.madeAt()).hasSize(100).containsKey("m50").doesNotContainKey("m49");
    }
}
