package io.closeloop.simulator.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimiterTest {
    private final Clock still = Clock.fixed(Instant.parse("2026-02-01T12:00:00Z"), ZoneOffset.UTC);
    private final RateLimiter limiter = new RateLimiter(still, RateLimits.of(new Rate(2, Duration.ofSeconds(1))));

    private boolean allowed(String key) {
        return limiter.ask("orga_1", key, "GET", "lead").allowed();
    }

    @Test
    void an_organization_may_do_three_times_what_one_of_its_keys_may() {
        for (String key : new String[] {"a", "b", "c"}) {
            assertThat(allowed(key)).isTrue();
            assertThat(allowed(key)).isTrue();
            assertThat(allowed(key)).isFalse();
        }

        Verdict verdict = limiter.ask("orga_1", "d", "GET", "lead");

        assertThat(verdict.allowed()).isFalse();
        assertThat(verdict.scope()).isEqualTo("organization");
        assertThat(limiter.ask("orga_2", "e", "GET", "lead").allowed()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "lead/lead_0123456789012345678901234567890123456789012, GET lead/*",
        "custom_field_schema/contact, GET custom_field_schema/contact",
        "sequence_subscription, GET sequence_subscription",
        "activity/meeting/acti_0123456789012345678901234567890123456789012/integration, GET activity/meeting/*/integration"
    })
    void a_group_is_a_method_and_a_path_without_ids(String path, String group) {
        assertThat(RateLimiter.group("GET", path)).isEqualTo(group);
    }
}
