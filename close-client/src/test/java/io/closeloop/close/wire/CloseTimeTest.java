package io.closeloop.close.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloseTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2026-01-02T03:04:05.678901, 2026-01-02T03:04:05.678901Z",
        "2026-01-02T03:04:05, 2026-01-02T03:04:05Z",
        "2026-01-02T03:04, 2026-01-02T03:04:00Z",
        "2026-01-02T03:04:05.678901+00:00, 2026-01-02T03:04:05.678901Z",
        "2026-01-02T03:04:05+02:00, 2026-01-02T01:04:05Z",
        "2026-01-02T03:04:05-05:00, 2026-01-02T08:04:05Z",
        "2026-01-02T03:04:05Z, 2026-01-02T03:04:05Z",
        "2026-01-02t03:04:05z, 2026-01-02T03:04:05Z"
    })
    void a_time_without_an_offset_means_utc_and_one_with_an_offset_what_it_says(String text, Instant instant) {
        assertThat(CloseTime.parse(text)).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "2026-01-02", "2026-01-02T", "2026-13-02T03:04:05", "2026-01-02T03:04:05+", "yesterday"})
    void anything_else_is_refused(String text) {
        assertThatThrownBy(() -> CloseTime.parse(text)).isInstanceOf(DateTimeException.class);
    }
}
