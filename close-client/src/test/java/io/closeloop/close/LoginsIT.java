package io.closeloop.close;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.closeloop.close.CloseFailure.Unauthorized;
import io.closeloop.close.credential.CredentialWriter;
import io.closeloop.close.credential.Secret;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Which key goes out, and when none does. */
@QuarkusTest
@QuarkusTestResource(CloseStub.class)
class LoginsIT extends CloseApiHarness {

    LoginsIT(CloseApi close, CredentialWriter credentials) {
        super(close, credentials);
    }

    @Test
    void checks_a_key_before_it_is_stored() {
        CloseStub.answers(200, "{\"id\":\"user_A\",\"organizations\":[{\"id\":\"orga_A\",\"name\":\"Acme\"}]}");

        assertThat(value(settle(close.me(Secret.of("api_new"))))
                        .organization()
                        .orElseThrow()
                        .id())
                .isEqualTo("orga_A");
        assertThat(request().header("Authorization")).isEqualTo("Basic YXBpX25ldzo=");
    }

    @Test
    void sends_nothing_without_a_credential_and_none_of_another_account() {
        Outcome<?> outcome = settle(close.lead(new CloseConnection("other", "int-1"), "lead_A"));

        assertThat(outcome).isEqualTo(Outcome.failed(new Unauthorized()));
        assertThat(CloseStub.received()).isEmpty();
    }

    @Test
    void uses_a_changed_key_without_a_restart() {
        settle(credentials.put(acme.apiKey(), Secret.of("api_new")));

        await().untilAsserted(() -> {
            CloseStub.reset();
            CloseStub.answers(200, LEAD);
            settle(close.lead(acme, "lead_A"));
            assertThat(request().header("Authorization")).isEqualTo("Basic YXBpX25ldzo=");
        });
    }
}
