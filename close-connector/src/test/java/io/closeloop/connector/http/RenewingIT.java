package io.closeloop.connector.http;

import static io.closeloop.connector.http.ConnectorWorld.ACME_KEY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.closeloop.close.credential.Credential;
import io.closeloop.close.credential.CredentialRef;
import io.closeloop.close.credential.CredentialStore;
import io.closeloop.close.credential.Purpose;
import io.closeloop.close.credential.Secret;
import io.closeloop.close.event.SigningKeys;
import io.closeloop.close.event.SigningKeys.Match;
import io.closeloop.close.event.WebhookSignature;
import io.closeloop.connector.http.Desk.Answer;
import io.closeloop.embedded.KafkaAndPostgres;
import io.closeloop.events.IntegrationChanged;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A new subscription and signing key in place of the old. */
@QuarkusTest
@WithTestResource(value = KafkaAndPostgres.class, initArgs = @ResourceArg(name = "database", value = "connector"))
@WithTestResource(ConnectorWorld.class)
class RenewingIT {

    @BeforeAll
    static void roomForSubscriptions() {
        Desk.unsubscribeAll(ConnectorWorld.ACME_KEY);
    }

    private static final byte[] BODY = "{}".getBytes(UTF_8);

    @Inject
    CredentialStore credentials;

    private final Desk desk = Desk.ofNewAccount();

    @Test
    void a_renewal_leaves_one_subscription_with_a_new_key_and_the_key_before_good_for_a_while() {
        // Given
        String id = desk.connected(ACME_KEY);
        JsonNode before = subscription(id);

        // When
        Answer answer = desk.post("/integrations/" + id + "/webhook/renewal", "");

        // Then
        assertThat(answer.status()).isEqualTo(200);
        JsonNode after = subscription(id);
        assertThat(after.path("id")).isNotEqualTo(before.path("id"));
        assertThat(after.path("events")).isEqualTo(before.path("events"));
        assertThat(match(id, keyOf(after), Instant.now())).isEqualTo(Match.CURRENT);
        assertThat(match(id, keyOf(before), Instant.now())).isEqualTo(Match.PREVIOUS);
        assertThat(match(id, keyOf(before), Instant.now().plus(Duration.ofHours(72))))
                .isEqualTo(Match.NONE);
    }

    @Test
    void the_other_services_are_told_the_new_keys_version() {
        // Given
        String id = desk.connected(ACME_KEY);

        // When
        desk.post("/integrations/" + id + "/webhook/renewal", "");

        // Then
        await().until(() -> desk.announced().size() == 2);
        List<IntegrationChanged> told =
                desk.announced().stream().map(event -> event.event()).toList();
        assertThat(told.get(1).version()).isEqualTo(told.get(0).version() + 1);
        assertThat(told.get(1).signingKeyVersion()).isGreaterThan(told.get(0).signingKeyVersion());
        assertThat(told.get(1).credentialVersion()).isEqualTo(told.get(0).credentialVersion());
    }

    @Test
    void of_two_renewals_at_once_at_most_one_is_carried_out_and_the_key_in_force_is_the_stored_one() {
        // Given
        String id = desk.connected(ACME_KEY);

        // When
        List<Integer> answers = Stream.of(renewing(id), renewing(id))
                .map(CompletableFuture::join)
                .map(Answer::status)
                .toList();

        // Then
        assertThat(answers).contains(200).allMatch(status -> status == 200 || status == 409);
        assertThat(match(id, keyOf(subscription(id)), Instant.now())).isEqualTo(Match.CURRENT);
    }

    @Test
    void a_renewal_that_close_refuses_leaves_everything_as_it_was() {
        // Given an organization that may have no more subscriptions
        String id = desk.connected(ACME_KEY);
        JsonNode before = subscription(id);
        List<String> filling = fill();

        // When
        Answer answer = desk.post("/integrations/" + id + "/webhook/renewal", "");

        // Then
        filling.forEach(extra -> Desk.unsubscribe(ACME_KEY, extra));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(subscription(id)).isEqualTo(before);
        assertThat(match(id, keyOf(before), Instant.now().plus(Duration.ofDays(365))))
                .isEqualTo(Match.CURRENT);
        assertThat(desk.post("/integrations/" + id + "/webhook/renewal", "").status())
                .isEqualTo(200);
    }

    @Test
    void a_renewal_clears_away_what_one_that_was_cut_off_left_in_close() {
        // Given
        String id = desk.connected(ACME_KEY);
        Desk.subscribe(ACME_KEY, subscription(id).path("url").asText());

        // When
        desk.post("/integrations/" + id + "/webhook/renewal", "");

        // Then
        assertThat(match(id, keyOf(subscription(id)), Instant.now())).isEqualTo(Match.CURRENT);
    }

    @Test
    void one_renewal_after_the_other_is_carried_out() {
        // Given
        String id = desk.connected(ACME_KEY);
        desk.post("/integrations/" + id + "/webhook/renewal", "");

        // When
        Answer again = desk.post("/integrations/" + id + "/webhook/renewal", "");

        // Then
        assertThat(again.status()).isEqualTo(200);
        assertThat(match(id, keyOf(subscription(id)), Instant.now())).isEqualTo(Match.CURRENT);
    }

    @Test
    void only_an_admin_of_the_account_renews() {
        String id = desk.connected(ACME_KEY);

        assertThat(desk.as("operator")
                        .post("/integrations/" + id + "/webhook/renewal", "")
                        .status())
                .isEqualTo(403);
        assertThat(Desk.ofNewAccount()
                        .post("/integrations/" + id + "/webhook/renewal", "")
                        .status())
                .isEqualTo(404);
    }

    private CompletableFuture<Answer> renewing(String id) {
        return CompletableFuture.supplyAsync(() -> desk.post("/integrations/" + id + "/webhook/renewal", ""));
    }

    private static List<String> fill() {
        return Stream.generate(() -> Desk.subscribe(ACME_KEY, "http://127.0.0.1:1/filling"))
                .takeWhile(answer -> answer.status() == 201)
                .map(answer -> answer.text("id"))
                .toList();
    }

    private static JsonNode subscription(String integration) {
        List<JsonNode> found = Desk.subscriptionsOf(ACME_KEY, integration);
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static Secret keyOf(JsonNode subscription) {
        return Secret.of(subscription.path("signature_key").asText());
    }

    private Match match(String id, Secret signedWith, Instant at) {
        Credential stored = credentials
                .reread(new CredentialRef(desk.account(), Purpose.WEBHOOK_SIGNING_KEY, id))
                .await()
                .atMost(Duration.ofSeconds(10))
                .orElseThrow();
        return SigningKeys.of(stored.secret())
                .match("1760000000", BODY, WebhookSignature.sign(signedWith, "1760000000", BODY), at);
    }
}
