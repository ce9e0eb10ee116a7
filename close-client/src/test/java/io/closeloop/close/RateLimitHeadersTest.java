package io.closeloop.close;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimitHeadersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limit=100, remaining=0, reset=1.5 | 2 | PT1.5S",
                "reset=0.0001 | | PT0.001S",
                " | 3 | PT3S",
                " | | PT2S",
                "limit=100 | 4 | PT4S",
                "soon | Wed, 21 Oct 2026 07:28:00 GMT | PT2S",
                "x-reset=9 | -1 | PT2S"
            })
    void waits_as_long_as_close_says(@Nullable String rateLimit, @Nullable String retryAfter, Duration wait) {
        Map<String, @Nullable String> headers = new HashMap<>();
        headers.put("RateLimit", rateLimit);
        headers.put("Retry-After", retryAfter);

        assertThat(RateLimitHeaders.wait(headers::get)).isEqualTo(wait);
    }
}
