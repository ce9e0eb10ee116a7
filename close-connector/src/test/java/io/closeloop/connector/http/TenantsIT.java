package io.closeloop.connector.http;

import static io.closeloop.connector.http.ConnectorWorld.ACME_KEY;
import static io.closeloop.connector.http.ConnectorWorld.NUMBER;
import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.connector.http.Desk.Answer;
import io.closeloop.embedded.KafkaAndPostgres;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Promise 11, and who may do what. */
@QuarkusTest
@WithTestResource(value = KafkaAndPostgres.class, initArgs = @ResourceArg(name = "database", value = "connector"))
@WithTestResource(ConnectorWorld.class)
class TenantsIT {

    @BeforeAll
    static void roomForSubscriptions() {
        Desk.unsubscribeAll(ConnectorWorld.ACME_KEY);
    }

    private final Desk owner = Desk.ofNewAccount();
    private final Desk stranger = Desk.ofNewAccount();

    @Test
    void an_account_never_meets_anothers_integration() {
        // Given
        String id = owner.connected(ACME_KEY);
        String path = "/integrations/" + id;
        String strangersOwn = stranger.connected(ACME_KEY);

        // When
        List<Answer> answers = List.of(
                stranger.get(path),
                stranger.get(path + "/phone-numbers"),
                stranger.get(path + "/contact-fields"),
                stranger.get(path + "/check"),
                stranger.choose(id, NUMBER, null),
                stranger.delete(path));

        // Then
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.text("code")).isEqualTo("UNKNOWN_INTEGRATION");
        });
        assertThat(stranger.get("/integrations").body())
                .singleElement()
                .satisfies(listed ->
                        assertThat(listed.path("integrationId").asText()).isEqualTo(strangersOwn));
        assertThat(owner.get(path).status()).isEqualTo(200);
    }

    @Test
    void two_accounts_may_connect_the_same_organization() {
        Answer first = owner.connect(ACME_KEY);
        Answer second = stranger.connect(ACME_KEY);

        assertThat(second.status()).isEqualTo(201);
        assertThat(second.text("organizationId")).isEqualTo(first.text("organizationId"));
        assertThat(second.text("integrationId")).isNotEqualTo(first.text("integrationId"));
    }

    @Test
    void a_viewer_reads_and_changes_nothing() {
        // Given
        String id = owner.connected(ACME_KEY);
        Desk viewer = owner.as("viewer");

        // When, Then
        assertThat(viewer.get("/integrations/" + id).status()).isEqualTo(200);
        assertThat(viewer.connect(ACME_KEY).status()).isEqualTo(403);
        assertThat(viewer.choose(id, NUMBER, null).status()).isEqualTo(403);
        assertThat(viewer.delete("/integrations/" + id).status()).isEqualTo(403);
    }

    @Test
    void without_a_token_nothing_is_answered() {
        Desk nobody = owner.withoutToken();

        assertThat(nobody.get("/integrations").status()).isEqualTo(401);
        assertThat(nobody.connect(ACME_KEY).status()).isEqualTo(401);
    }

    @Test
    void a_token_that_names_no_account_opens_nothing() {
        assertThat(owner.withATokenThatNamesNoAccount().get("/integrations").status())
                .isEqualTo(403);
    }
}
