package io.closeloop.close;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.closeloop.close.CloseFailure.RateLimited;
import io.closeloop.close.CloseStub.Received;
import io.closeloop.close.credential.CredentialWriter;
import io.closeloop.close.credential.Secret;
import io.closeloop.close.limit.Priority;
import io.closeloop.close.wire.Lead;
import io.closeloop.close.wire.Sms;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Promise 10 over real HTTP: what Close says is left is all that is sent. */
@QuarkusTest
@QuarkusTestResource(CloseStub.class)
class LimitsIT extends CloseApiHarness {

    private static final String RATE_LIMIT = "RateLimit";

    private final CloseSettings settings;

    LimitsIT(CloseApi close, CredentialWriter credentials, CloseSettings settings) {
        super(close, credentials);
        this.settings = settings;
    }

    @Test
    void waits_for_the_reset_that_close_has_named() {
        CloseStub.answers(200, LEAD, RATE_LIMIT, "limit=10, remaining=0, reset=0.4");
        CloseStub.answers(200, LEAD);
        settle(close.lead(acme, "lead_A"));
        long told = System.nanoTime();

        value(settle(close.lead(acme, "lead_A")));

        assertThat(Duration.ofNanos(System.nanoTime() - told)).isGreaterThan(Duration.ofMillis(390));
    }

    @Test
    void hands_a_call_back_unsent_when_the_wait_is_too_long() {
        CloseStub.answers(200, LEAD, RATE_LIMIT, "limit=10, remaining=0, reset=60");
        settle(close.lead(acme, "lead_A"));

        Outcome<Lead> outcome = settle(close.at(Priority.OPT_OUT).lead(acme, "lead_A"));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.failure())
                                .isInstanceOfSatisfying(
                                        RateLimited.class,
                                        limited -> assertThat(limited.after())
                                                .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(61))));
        assertThat(CloseStub.received()).hasSize(1);
    }

    @Test
    void keeps_nobody_waiting_in_another_group_or_on_another_connection() {
        CloseConnection other = new CloseConnection("acme", acme.connectionId() + "-other");
        settle(credentials.put(other.apiKey(), Secret.of("api_other")));
        CloseStub.answers(200, LEAD, RATE_LIMIT, "limit=10, remaining=0, reset=60");
        CloseStub.answers(200, "{\"id\":\"cont_A\"}");
        CloseStub.answers(200, LEAD);
        settle(close.lead(acme, "lead_A"));

        value(settle(close.contact(acme, "cont_A")));
        value(settle(close.lead(other, "lead_A")));

        assertThat(CloseStub.received()).hasSize(3);
    }

    @Test
    void a_call_without_a_method_shares_the_limit_of_the_one_that_has() {
        CloseStub.answers(200, LEAD, RATE_LIMIT, "limit=10, remaining=0, reset=60");
        settle(close.lead(acme, "lead_A"));

        settle(close.call(acme, CloseRequest.get("/lead/{id}/").with("id", "lead_A")));

        assertThat(CloseStub.received()).hasSize(1);
    }

    @Test
    void a_call_that_is_cancelled_in_the_queue_is_never_sent() {
        CloseStub.answers(200, LEAD, RATE_LIMIT, "limit=10, remaining=0, reset=0.4");
        CloseStub.answers(200, LEAD);
        settle(close.lead(acme, "lead_A"));
        Cancellable waiting = close.lead(acme, "lead_gone").subscribe().with(outcome -> {});

        waiting.cancel();
        value(settle(close.lead(acme, "lead_A"))); // would have gone after it

        assertThat(CloseStub.received()).extracting(Received::uri).noneMatch(uri -> uri.contains("lead_gone"));
    }

    @Test
    void a_call_that_cannot_leave_within_its_time_comes_back_unsent() {
        CloseStub.answers(200, SMS, RATE_LIMIT, "limit=10, remaining=0, reset=3");
        settle(close.flipSms(acme, "acti_S"));

        Outcome<Sms> outcome =
                settle(close.leavingWithin(Duration.ofMillis(100)).flipSms(acme, "acti_S"));

        assertThat(stage(outcome)).isEqualTo(Stage.BEFORE);
        assertThat(CloseStub.received()).hasSize(1);
    }

    @Test
    void a_tenant_whose_calls_hang_waits_for_itself_and_nobody_else_does() {
        CloseConnection other = new CloseConnection("other", acme.connectionId());
        settle(credentials.put(other.apiKey(), Secret.of("api_other")));
        CloseStub.answers(200, SMS, RATE_LIMIT, "limit=1000, remaining=999, reset=60");
        settle(close.draftSms(acme, draft()));
        int places = settings.connectionsPerTenant();
        for (int i = 0; i < places; i++) {
            CloseStub.hangs();
            close.draftSms(acme, draft()).subscribe().with(outcome -> {});
        }
        await().untilAsserted(() -> assertThat(CloseStub.received()).hasSize(1 + places));

        Outcome<Sms> late = settle(close.leavingWithin(Duration.ofMillis(100)).draftSms(acme, draft()));
        CloseStub.answers(200, SMS);
        Outcome<Sms> others = settle(close.leavingWithin(Duration.ofSeconds(60)).draftSms(other, draft()));

        assertThat(stage(late)).isEqualTo(Stage.BEFORE);
        value(others);
        assertThat(CloseStub.received()).hasSize(2 + places);
    }

    @Test
    void loses_none_of_many_calls_at_once() {
        for (int i = 0; i < 40; i++) {
            CloseStub.answers(200, SMS, RATE_LIMIT, "limit=20, remaining=5, reset=1");
        }

        Uni<Long> fine = Uni.join()
                .all(IntStream.range(0, 40)
                        .mapToObj(i -> close.draftSms(acme, draft()))
                        .toList())
                .andFailFast()
                .map(outcomes -> outcomes.stream()
                        .filter(outcome -> outcome instanceof Outcome.Ok<Sms>)
                        .count());

        assertThat(settle(fine)).isEqualTo(40);
        assertThat(CloseStub.received()).hasSize(40);
    }
}
