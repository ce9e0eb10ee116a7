package io.closeloop.lifecycle.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class BucketsTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void a_day_begins_at_midnight_of_the_zone_whatever_the_clocks_did() {
        Instant from = Instant.parse("2026-03-27T23:00:00Z");
        Instant to = Instant.parse("2026-03-30T22:00:00Z");

        List<Instant> days = Buckets.DAY.of(from, to, BERLIN);

        assertThat(days)
                .containsExactly(
                        Instant.parse("2026-03-27T23:00:00Z"),
                        Instant.parse("2026-03-28T23:00:00Z"),
                        Instant.parse("2026-03-29T22:00:00Z"));
    }

    @Test
    void the_first_and_the_last_bucket_are_what_the_period_leaves_of_them() {
        Instant from = Instant.parse("2026-02-04T12:00:00Z");
        Instant to = Instant.parse("2026-02-10T01:00:00Z");

        assertThat(Buckets.WEEK.of(from, to, ZoneId.of("UTC")))
                .containsExactly(from, Instant.parse("2026-02-09T00:00:00Z"));
    }

    @Test
    void a_week_that_begins_with_the_period_is_one_week() {
        Instant monday = Instant.parse("2026-02-02T00:00:00Z");

        assertThat(Buckets.WEEK.of(monday, monday.plus(Duration.ofDays(7)), ZoneId.of("UTC")))
                .containsExactly(monday);
    }

    @Test
    void without_buckets_there_is_the_period_alone() {
        Instant from = Instant.parse("2026-02-04T12:00:00Z");

        assertThat(Buckets.NONE.of(from, from.plus(Duration.ofDays(99)), BERLIN))
                .containsExactly(from);
    }
}
