package io.closeloop.gateway.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.events.LeadMessage.AllowedHours;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoursTest {

    @ParameterizedTest
    @CsvSource({
        // from, until, zone, now, next
        "08:00, 21:00, America/Los_Angeles, 2026-01-15T18:00:00Z, 2026-01-15T18:00:00Z", // 10:00 there
        "08:00, 21:00, America/Los_Angeles, 2026-01-15T12:00:00Z, 2026-01-15T16:00:00Z", // 04:00 there
        "08:00, 21:00, America/Los_Angeles, 2026-01-16T05:00:00Z, 2026-01-16T16:00:00Z", // 21:00 there, exclusive
        "22:00, 06:00, Europe/Paris, 2026-01-15T23:00:00Z, 2026-01-15T23:00:00Z", // over midnight
        "22:00, 06:00, Europe/Paris, 2026-01-15T12:00:00Z, 2026-01-15T21:00:00Z",
        "09:00, 09:00, Europe/Paris, 2026-01-15T02:00:00Z, 2026-01-15T02:00:00Z", // the whole day
        // Clocks go forward that night: 02:30 does not exist, so the hours begin at 03:30.
        "02:30, 06:00, Europe/Paris, 2026-03-29T00:30:00Z, 2026-03-29T01:30:00Z",
    })
    void the_next_instant_within_the_hours(LocalTime from, LocalTime until, ZoneId zone, Instant now, Instant next) {
        assertThat(Hours.nextWithin(new AllowedHours(from, until, zone), now)).isEqualTo(next);
    }
}
