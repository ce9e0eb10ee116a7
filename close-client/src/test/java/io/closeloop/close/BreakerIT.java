package io.closeloop.close;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
        for (int status : List.of(400, 401, 402, 403, 404, 405)) {
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

    private void failOften() {
        for (int i = 0; i < settings.breaker().calls(); i++) {
            CloseStub.answers(500, "");
            settle(close.draftSms(acme, draft()));
        }
    }
}
