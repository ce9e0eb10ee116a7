package io.closeloop.ingress.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_760_259_200);

    @ParameterizedTest
    @CsvSource({
        "1760000000, PT72H",
        "1760259199, PT1S",
        "1760259199.5, PT1S",
        "1760259200, PT0S",
        "1760259300, PT0S",
        "17602592000, PT0S",
        ".5, PT0S",
        "0, PT488960H53M20S"
    })
    void its_age_is_never_negative_and_never_a_reason_to_fail(String timestamp, Duration age) {
        assertThat(new Signature(timestamp, "ab".repeat(32)).age(NOW)).isEqualTo(age);
    }
}
