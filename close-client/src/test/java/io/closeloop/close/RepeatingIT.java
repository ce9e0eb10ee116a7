package io.closeloop.close;

import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.close.CloseFailure.RateLimited;
import io.closeloop.close.CloseFailure.Unavailable;
import io.closeloop.close.credential.CredentialWriter;
import io.closeloop.close.wire.Contact;
import io.closeloop.close.wire.Sms;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Promise 5 and docs/retries.md over real HTTP: what is sent again, and what never is. */
@QuarkusTest
@QuarkusTestResource(CloseStub.class)
class RepeatingIT extends CloseApiHarness {

    RepeatingIT(CloseApi close, CredentialWriter credentials) {
        super(close, credentials);
    }

    @Test
    void hands_a_rate_limited_write_back_with_the_wait() {
        CloseStub.answers(429, "", "RateLimit", "limit=100, remaining=0, reset=0.5", "Retry-After", "1");

        Outcome<Sms> outcome = settle(close.flipSms(acme, "acti_S"));

        assertThat(outcome).isEqualTo(Outcome.failed(new RateLimited(Duration.ofMillis(500))));
        assertThat(CloseStub.received()).hasSize(1);
    }

    @Test
    void never_repeats_a_flip_whose_connection_was_cut() {
        CloseStub.cuts();

        Outcome<Sms> outcome = settle(close.flipSms(acme, "acti_S"));

        assertThat(stage(outcome)).isEqualTo(Stage.UNKNOWN);
        assertThat(CloseStub.received()).hasSize(1);
    }

    @Test
    void reads_again_after_a_5xx_a_cut_and_a_429() {
        CloseStub.answers(502, "<html>");
        CloseStub.cuts();
        CloseStub.answers(200, LEAD);

        assertThat(value(settle(close.lead(acme, "lead_A"))).id()).isEqualTo("lead_A");
        assertThat(CloseStub.received()).hasSize(3);

        CloseStub.answers(429, "", "RateLimit", "reset=0.01");
        CloseStub.answers(200, LEAD);

        assertThat(value(settle(close.lead(acme, "lead_A"))).id()).isEqualTo("lead_A");
    }

    @Test
    void stops_reading_after_the_last_attempt() {
        Stream.of(500, 500, 503).forEach(status -> CloseStub.answers(status, ""));

        assertThat(settle(close.lead(acme, "lead_A")))
                .isEqualTo(Outcome.failed(new Unavailable(Stage.UNKNOWN, "status 503")));
        assertThat(CloseStub.received()).hasSize(3);
    }

    @Test
    void hands_back_a_wait_that_is_too_long_to_sit_out() {
        CloseStub.answers(429, "", "Retry-After", "60");

        assertThat(settle(close.lead(acme, "lead_A")))
                .isEqualTo(Outcome.failed(new RateLimited(Duration.ofSeconds(60))));
    }

    @Test
    void repeats_a_write_of_absolute_values_after_a_429_and_after_nothing_else() {
        CloseStub.answers(429, "", "RateLimit", "reset=0.01");
        CloseStub.answers(500, "");

        Outcome<Contact> outcome = settle(close.updateContact(acme, "cont_A", Map.of("cf_ST", "booked")));

        assertThat(outcome).isEqualTo(Outcome.failed(new Unavailable(Stage.UNKNOWN, "status 500")));
        assertThat(CloseStub.received()).hasSize(2);
    }
}
