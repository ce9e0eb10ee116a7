package io.closeloop.close;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.closeloop.close.CloseFailure.RateLimited;
import io.closeloop.close.CloseFailure.Unavailable;
import io.closeloop.close.credential.CredentialWriter;
import io.closeloop.close.credential.Secret;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When Close is in trouble for one connection it is left alone, and nobody else notices. */
@QuarkusTest
@QuarkusTestResource(CloseStub.class)
class BreakerIT extends CloseApiHarness {

    private final CloseSettings settings;

    BreakerIT(CloseApi close, CredentialWriter credentials, CloseSettings settings) {
        super(close, credentials);
        this.settings = settings;
    }

    @Test
    void sends_nothing_while_it_is_open_and_says_why() {
        failOften();

        Outcome<?> outcome = settle(close.draftSms(acme, draft()));

        assertThat(stage(outcome)).isEqualTo(Stage.BEFORE);
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.failure())
                                .isInstanceOfSatisfying(
                                        Unavailable.class,
                                        unavailable ->
                                                assertThat(unavailable.reason()).contains("too often")));
        assertThat(CloseStub.received()).hasSize(settings.breaker().calls());
    }

    @Test
    void a_read_is_not_tried_again_against_an_open_breaker() {
        failOften();

        settle(close.lead(acme, "lead_A"));

        assertThat(CloseStub.received()).hasSize(settings.breaker().calls());
    }

    @Test
    void is_one_tenant_s_own() {
        CloseConnection other = new CloseConnection("other", acme.connectionId());
        settle(credentials.put(other.apiKey(), Secret.of("api_other")));
        failOften();
        CloseStub.answers(200, SMS);

        value(settle(close.draftSms(other, draft())));
    }

    @Test
    void closes_again_when_a_call_succeeds() {
        failOften();

        await().untilAsserted(() -> {
            CloseStub.reset();
            CloseStub.answers(200, SMS);
            value(settle(close.draftSms(acme, draft())));
        });
    }

    @Test
    void no_4xx_opens_it() {
        int each = settings.breaker().calls();
        for (int status : List.of(400, 401, 402, 403, 404, 405, 408)) {
            for (int i = 0; i < each; i++) {
                CloseStub.answers(status, "");
                settle(close.draftSms(acme, draft()));
            }
        }
        for (int i = 0; i < each; i++) {
            CloseStub.answers(429, "", "RateLimit", "limit=10, remaining=9, reset=0");
            settle(close.draftSms(acme, draft()));
        }
        CloseStub.answers(200, SMS);

        value(settle(close.draftSms(acme, draft())));
    }

    @Test
    void a_refusal_by_the_own_queue_does_not_close_it() {
        for (int i = 0; i < settings.breaker().calls(); i++) {
            CloseStub.answers(
                    500,
                    "",
                    "RateLimit",
                    "limit=30, remaining=" + (settings.breaker().calls() - 1 - i) + ", reset=60");
            settle(close.draftSms(acme, draft()));
        }
        await().untilAsserted(() -> assertThat(settle(close.draftSms(acme, draft())))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.failure()).isInstanceOf(RateLimited.class)));
        CloseStub.answers(500, "");

        Outcome<?> probe = settle(close.lead(acme, "lead_A"));

        // Sent once: the first failure has opened it again. Closed, it would have let all attempts of a read through.
        assertThat(stage(probe)).isEqualTo(Stage.BEFORE);
        assertThat(CloseStub.received()).hasSize(settings.breaker().calls() + 1);
    }

    private void failOften() {
        for (int i = 0; i < settings.breaker().calls(); i++) {
            CloseStub.answers(500, "");
            settle(close.draftSms(acme, draft()));
        }
    }
}
