package io.closeloop.connector.http;

import static io.closeloop.connector.http.ConnectorWorld.ACME_KEY;
import static io.closeloop.connector.http.ConnectorWorld.REVOKED_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.closeloop.close.credential.CredentialRef;
import io.closeloop.close.credential.CredentialWriter;
import io.closeloop.close.credential.Purpose;
import io.closeloop.close.credential.Secret;
import io.closeloop.connector.domain.IntegrationIds;
import io.closeloop.connector.http.Desk.Answer;
import io.closeloop.embedded.KafkaAndPostgres;
import io.closeloop.events.IntegrationChanged.Status;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = KafkaAndPostgres.class, initArgs = @ResourceArg(name = "database", value = "connector"))
@WithTestResource(ConnectorWorld.class)
class RemovingIT {

    @BeforeAll
    static void roomForSubscriptions() {
        Desk.unsubscribeAll(ConnectorWorld.ACME_KEY);
    }

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject
    Pool database;

    @Inject
    CredentialWriter credentials;

    private final Desk desk = Desk.ofNewAccount();

    @Test
    void a_removal_clears_close_and_the_credentials_and_is_announced() {
        // Given
        String id = desk.connected(ACME_KEY);

        // When
        Answer answer = desk.delete("/integrations/" + id);

        // Then
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("closeSubscription")).isEqualTo("DELETED");
        assertThat(Desk.subscriptionsOf(ACME_KEY, id)).isEmpty();
        assertThat(desk.credentialFiles()).isEmpty();
        assertThat(desk.get("/integrations/" + id).status()).isEqualTo(404);
        await().until(() -> desk.announced().size() == 2);
        assertThat(desk.announced().getLast().event().status()).isEqualTo(Status.REMOVED);
        assertThat(desk.announced().getLast().event().version()).isEqualTo(2);
    }

    @Test
    void a_removal_during_a_renewal_is_in_force_at_once_and_clears_away_when_the_renewal_is_over() {
        // Given the claim of a renewal
        String id = desk.connected(ACME_KEY);
        claimed(id, Duration.ofMinutes(2));

        // When
        Answer answer = desk.delete("/integrations/" + id);

        // Then
        assertThat(answer.text("closeSubscription")).isEqualTo("PENDING");
        assertThat(desk.get("/integrations/" + id).status()).isEqualTo(404);
        assertThat(Desk.subscriptionsOf(ACME_KEY, id)).hasSize(1);
        claimed(id, Duration.ofSeconds(-1));
        await().until(() -> desk.credentialFiles().isEmpty());
        assertThat(Desk.subscriptionsOf(ACME_KEY, id)).isEmpty();
    }

    @Test
    void a_removed_account_can_be_connected_again_under_a_new_id() {
        // Given
        String first = desk.connected(ACME_KEY);
        desk.delete("/integrations/" + first);

        // When
        Answer again = desk.connect(ACME_KEY);

        // Then
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text("integrationId")).isNotEqualTo(first);
    }

    @Test
    void when_close_refuses_the_key_by_now_the_check_says_so_and_removal_works_all_the_same() {
        // Given
        String id = desk.connected(REVOKED_KEY);
        ConnectorWorld.close().define().organization("Revoked").apiKey("api_another");

        // When
        Answer check = desk.get("/integrations/" + id + "/check");
        Answer removal = desk.delete("/integrations/" + id);

        // Then
        assertThat(check.body().path("keyAccepted").asBoolean()).isFalse();
        assertThat(check.body().path("problems").path(0).asText()).contains("connect with a new key");
        assertThat(removal.status()).isEqualTo(200);
        assertThat(removal.text("closeSubscription")).isEqualTo("LEFT_IN_CLOSE");
        assertThat(desk.credentialFiles()).isEmpty();
        await().until(() -> desk.announced().size() == 2);
        assertThat(desk.announced().getLast().event().status()).isEqualTo(Status.REMOVED);
    }

    @Test
    void a_connect_that_a_crash_cut_off_is_undone() {
        // Given what stands when the process dies after Close has answered and before the commit
        String id = IntegrationIds.next();
        credentials
                .put(new CredentialRef(desk.account(), Purpose.CLOSE_API_KEY, id), Secret.of(ACME_KEY))
                .await()
                .atMost(PATIENCE);
        Desk.subscribe(ACME_KEY, "https://an-older-address.example.com/webhooks/close/" + id);
        assertThat(desk.credentialFiles()).hasSize(1);

        // When its time is over
        database.preparedQuery("""
                        insert into integration (id, account, phase, organization_id, organization_name, user_id, created_at, due_at)
                        values ($1, $2, 'CONNECTING', 'orga_A', 'Acme', 'user_A', now(), $3)""")
                .execute(Tuple.of(
                        id, desk.account(), OffsetDateTime.now(ZoneOffset.UTC).minusSeconds(1)))
                .await()
                .atMost(PATIENCE);

        // Then
        await().until(() -> desk.credentialFiles().isEmpty());
        assertThat(Desk.subscriptionsOf(ACME_KEY, id)).isEmpty();
        await().until(() -> desk.connect(ACME_KEY).status() == 201);
    }

    private void claimed(String id, Duration longest) {
        database.preparedQuery("update integration set due_at = $2 where id = $1")
                .execute(Tuple.of(id, OffsetDateTime.now(ZoneOffset.UTC).plus(longest)))
                .await()
                .atMost(PATIENCE);
    }
}
