package io.closeloop.close;

import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.close.CloseFailure.Unauthorized;
import io.closeloop.close.ConnectionSignal.CredentialRefused;
import io.closeloop.close.ConnectionSignal.FieldsRefused;
import io.closeloop.close.credential.CredentialWriter;
import io.closeloop.close.credential.OAuthTokens;
import io.closeloop.close.credential.Secret;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** A refused credential: looked at once more, used if it has changed, and told of if it has not. */
@QuarkusTest
@QuarkusTestResource(CloseStub.class)
class SignalsIT extends CloseApiHarness {

    @ApplicationScoped
    static class Listener {

        private final List<ConnectionSignal> heard = new CopyOnWriteArrayList<>();

        void on(@Observes ConnectionSignal signal) {
            heard.add(signal);
            throw new IllegalStateException("a listener that fails is not the call's trouble");
        }

        List<ConnectionSignal> of(CloseConnection connection) {
            return heard.stream()
                    .filter(signal -> signal.connection().equals(connection))
                    .toList();
        }
    }

    private final Listener listener;

    SignalsIT(CloseApi close, CredentialWriter credentials, Listener listener) {
        super(close, credentials);
        this.listener = listener;
    }

    @Test
    void goes_out_again_with_a_key_that_was_changed_meanwhile_even_if_it_sends_a_text() {
        CloseStub.answers(200, SMS);
        settle(close.sms(acme, "acti_S")); // the old key is in memory now
        settle(credentials.put(acme.apiKey(), Secret.of("api_new")));
        CloseStub.answers(401, "");
        CloseStub.answers(200, SMS);

        value(settle(close.flipSms(acme, "acti_S")));

        assertThat(CloseStub.received().stream().map(received -> received.header("Authorization")))
                .containsExactly("Basic YXBpX2FjbWU6", "Basic YXBpX2FjbWU6", "Basic YXBpX25ldzo=");
        assertThat(listener.of(acme)).isEmpty();
    }

    @Test
    void asks_once_and_tells_once_when_the_key_is_the_same() {
        CloseStub.answers(401, "");
        CloseStub.answers(401, "");

        assertThat(settle(close.lead(acme, "lead_A"))).isEqualTo(Outcome.failed(new Unauthorized()));
        assertThat(settle(close.lead(acme, "lead_A"))).isEqualTo(Outcome.failed(new Unauthorized()));

        assertThat(CloseStub.received()).hasSize(2);
        assertThat(listener.of(acme)).singleElement().isInstanceOf(CredentialRefused.class);
    }

    @Test
    void tells_of_fields_that_close_refuses_and_not_of_other_mistakes() {
        CloseStub.answers(400, "{\"field-errors\":{\"name\":\"Required.\"}}");
        CloseStub.answers(400, "{\"field-errors\":{\"custom.cf_1\":[\"No.\"],\"custom.cf_2\":{\"0\":\"No.\"}}}");

        settle(close.updateContact(acme, "cont_A", Map.of("cf_1", "x")));
        assertThat(listener.of(acme)).isEmpty();
        settle(close.updateContact(acme, "cont_A", Map.of("cf_1", "x", "cf_2", "y")));

        assertThat(listener.of(acme)).containsExactly(new FieldsRefused(acme, Set.of("cf_1", "cf_2")));
    }

    @Test
    void tells_of_other_fields_and_of_the_next_version_though_it_has_just_told_of_some() {
        CloseStub.answers(400, "{\"field-errors\":{\"custom.cf_1\":[\"No.\"]}}");
        CloseStub.answers(400, "{\"field-errors\":{\"custom.cf_1\":[\"No.\"]}}");
        CloseStub.answers(400, "{\"field-errors\":{\"custom.cf_2\":[\"No.\"]}}");

        settle(close.updateContact(acme, "cont_A", Map.of("cf_1", "x")));
        settle(close.updateContact(acme, "cont_A", Map.of("cf_1", "x")));
        settle(close.updateContact(acme, "cont_A", Map.of("cf_2", "x")));

        assertThat(listener.of(acme))
                .containsExactly(new FieldsRefused(acme, Set.of("cf_1")), new FieldsRefused(acme, Set.of("cf_2")));
    }

    @Test
    void tells_nobody_of_a_key_that_is_only_being_checked() {
        CloseStub.answers(401, "");

        settle(close.me(Secret.of("api_typo")));

        assertThat(listener.of(new CloseConnection("-", "-"))).isEmpty();
    }

    @Test
    void logs_in_by_bearer_where_there_is_no_key_and_takes_a_refreshed_token_at_once() {
        CloseConnection oauth = new CloseConnection("acme", acme.connectionId() + "-oauth");
        settle(credentials.put(oauth.oauth(), tokens("at_1")));
        CloseStub.answers(200, LEAD);
        value(settle(close.lead(oauth, "lead_A")));
        settle(credentials.put(oauth.oauth(), tokens("at_2")));
        CloseStub.answers(401, "");
        CloseStub.answers(200, LEAD);

        value(settle(close.lead(oauth, "lead_A")));

        assertThat(CloseStub.received().stream().map(received -> received.header("Authorization")))
                .containsExactly("Bearer at_1", "Bearer at_1", "Bearer at_2");
    }

    private static OAuthTokens tokens(String access) {
        return new OAuthTokens(Secret.of(access), Secret.of("rt_1"), Instant.parse("2026-01-01T00:00:00Z"));
    }
}
