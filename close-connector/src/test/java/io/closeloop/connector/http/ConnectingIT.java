package io.closeloop.connector.http;

import static io.closeloop.connector.http.ConnectorWorld.ACME_KEY;
import static io.closeloop.connector.http.ConnectorWorld.BARE_KEY;
import static io.closeloop.connector.http.ConnectorWorld.FULL_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.closeloop.close.credential.CredentialRef;
import io.closeloop.close.credential.CredentialStore;
import io.closeloop.close.credential.Purpose;
import io.closeloop.close.credential.Secret;
import io.closeloop.connector.http.Desk.Answer;
import io.closeloop.embedded.KafkaAndPostgres;
import io.closeloop.events.IntegrationChanged;
import io.closeloop.events.IntegrationChanged.Status;
import io.closeloop.events.Tenant;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = KafkaAndPostgres.class, initArgs = @ResourceArg(name = "database", value = "connector"))
@WithTestResource(ConnectorWorld.class)
class ConnectingIT {

    @Inject
    CredentialStore credentials;

    private final Desk desk = Desk.ofNewAccount();

    @Test
    void a_good_key_connects_the_account() {
        // When
        Answer answer = desk.connect(ACME_KEY);

        // Then
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text("integrationId")).matches("int_[A-Za-z0-9]{22}");
        assertThat(answer.text("organizationName")).isEqualTo("Acme Solar");
        assertThat(answer.text("organizationId")).startsWith("orga_");
        assertThat(answer.text("status")).isEqualTo("CONNECTED");
        assertThat(answer.body().path("warnings")).isEmpty();
        assertThat(answer.body().path("leadFields").path("enabled").asText()).startsWith("cf_");
        assertThat(desk.get("/integrations").body())
                .singleElement()
                .satisfies(listed ->
                        assertThat(listed.path("integrationId").asText()).isEqualTo(answer.text("integrationId")));
    }

    @Test
    void close_is_asked_to_deliver_to_the_integrations_own_url() {
        // When
        String id = desk.connected(ACME_KEY);

        // Then
        assertThat(Desk.subscriptionsOf(ACME_KEY, id)).singleElement().satisfies(subscription -> {
            assertThat(subscription.path("url").asText()).isEqualTo("http://127.0.0.1:1/webhooks/close/" + id);
            assertThat(subscription.path("status").asText()).isEqualTo("active");
            assertThat(filters(subscription, "lead", "updated")).hasSize(3);
            assertThat(filters(subscription, "contact", "updated")).hasSize(4);
            assertThat(subscription.path("events")).hasSize(15);
        });
    }

    @Test
    void key_and_signing_key_lie_encrypted_and_open_for_those_who_may_read() {
        // When
        String id = desk.connected(ACME_KEY);

        // Then
        String signingKey = Desk.subscriptionsOf(ACME_KEY, id)
                .getFirst()
                .path("signature_key")
                .asText();
        assertThat(desk.credentialFiles())
                .hasSize(2)
                .noneMatch(content -> content.contains(ACME_KEY) || content.contains(signingKey));
        assertThat(stored(Purpose.CLOSE_API_KEY, id)).isEqualTo(Secret.of(ACME_KEY));
        assertThat(stored(Purpose.WEBHOOK_SIGNING_KEY, id)).isEqualTo(Secret.of(signingKey));
    }

    @Test
    void the_other_services_are_told_with_versions_and_without_secrets() {
        // When
        Answer answer = desk.connect(ACME_KEY);

        // Then
        await().until(() -> !desk.announced().isEmpty());
        assertThat(desk.announced()).singleElement().satisfies(told -> {
            assertThat(told.envelope().tenant())
                    .isEqualTo(new Tenant(desk.account(), answer.text("integrationId"), answer.text("organizationId")));
            assertThat(told.envelope().traceparent()).isNotNull();
            IntegrationChanged change = told.event();
            assertThat(change.status()).isEqualTo(Status.CONNECTED);
            assertThat(change.sendingNumber()).isNull();
            assertThat(change.leadFields()).isEqualTo(change.contactFields());
            assertThat(change.leadFields().killSwitch())
                    .isEqualTo(
                            answer.body().path("leadFields").path("killSwitch").asText());
            assertThat(change.userId()).startsWith("user_");
            assertThat(change.credentialVersion()).isPositive();
            assertThat(change.signingKeyVersion()).isPositive();
        });
    }

    @Test
    void a_key_that_close_refuses_leaves_nothing_behind() {
        // Given
        int before = Desk.subscriptions(ACME_KEY).size();

        // When
        Answer answer = desk.connect("api_nobody");

        // Then
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text("code")).isEqualTo("CLOSE_REFUSED_KEY");
        assertThat(answer.text("detail")).contains("create one in Close");
        assertThat(answer.text("field")).isEqualTo("apiKey");
        assertThat(desk.get("/integrations").body()).isEmpty();
        assertThat(desk.credentialFiles()).isEmpty();
        assertThat(Desk.subscriptions(ACME_KEY)).hasSize(before);
        // The next connect's event comes after anything that this one could have caused.
        desk.connected(ACME_KEY);
        await().until(() -> !desk.announced().isEmpty());
        assertThat(desk.announced()).hasSize(1);
    }

    @Test
    void an_account_is_connected_once() {
        // Given
        String first = desk.connected(ACME_KEY);

        // When
        Answer second = desk.connect(BARE_KEY);

        // Then
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.text("code")).isEqualTo("ALREADY_CONNECTED");
        assertThat(desk.get("/integrations/" + first).status()).isEqualTo(200);
    }

    @Test
    void of_connects_at_the_same_instant_one_wins_and_the_others_leave_nothing() {
        // When
        List<CompletableFuture<Answer>> asked = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> desk.connect(BARE_KEY)))
                .limit(4)
                .toList();
        List<Integer> statuses =
                asked.stream().map(answer -> answer.join().status()).sorted().toList();

        // Then
        assertThat(statuses).containsExactly(201, 409, 409, 409);
        assertThat(desk.credentialFiles()).hasSize(2);
        assertThat(Desk.subscriptions(BARE_KEY).stream()
                        .filter(subscription -> subscription
                                .path("url")
                                .asText()
                                .endsWith(desk.get("/integrations")
                                        .body()
                                        .get(0)
                                        .path("integrationId")
                                        .asText())))
                .hasSize(1);
    }

    @Test
    void missing_control_fields_are_warned_of_and_not_filtered_for() {
        // When
        Answer answer = desk.connect(BARE_KEY);

        // Then
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body().path("warnings").valueStream().map(JsonNode::asText))
                .hasSize(5)
                .anyMatch(warning -> warning.contains("'charlie_enabled' on leads"))
                .noneMatch(warning -> warning.contains("'charlie_enabled' on contacts"));
        assertThat(Desk.subscriptionsOf(BARE_KEY, answer.text("integrationId")))
                .singleElement()
                .satisfies(subscription -> {
                    assertThat(filters(subscription, "lead", "updated")).isEmpty();
                    assertThat(filters(subscription, "contact", "updated")).hasSize(2);
                });
    }

    @Test
    void a_connect_that_close_refuses_half_way_is_undone_and_gives_the_place_back() {
        // Given an organization whose subscriptions are used up
        while (Desk.subscribe(FULL_KEY, "https://example.com/other").status() == 201) {
            continue;
        }
        int before = Desk.subscriptions(FULL_KEY).size();

        // When
        Answer answer = desk.connect(FULL_KEY);

        // Then
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text("code")).isEqualTo("CLOSE_REFUSED");
        assertThat(answer.text("detail")).contains("create the webhook subscription");
        assertThat(desk.credentialFiles()).isEmpty();
        assertThat(Desk.subscriptions(FULL_KEY)).hasSize(before);
        assertThat(desk.get("/integrations").body()).isEmpty();
        assertThat(desk.connect(ACME_KEY).status()).isEqualTo(201);
    }

    @Test
    void a_missing_key_is_asked_for() {
        assertThat(desk.post("/integrations", "").text("code")).isEqualTo("FIELD_MISSING");
        assertThat(desk.post("/integrations", "null").text("code")).isEqualTo("FIELD_MISSING");
        assertThat(desk.post("/integrations", "{}").text("code")).isEqualTo("FIELD_MISSING");
        assertThat(desk.connect(" ").text("field")).isEqualTo("apiKey");
    }

    @Test
    void an_account_that_cannot_be_a_file_name_is_refused() {
        Answer answer = Desk.of("../acme", "admin").connect(ACME_KEY);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text("code")).isEqualTo("ACCOUNT_NOT_USABLE");
    }

    private Secret stored(Purpose purpose, String id) {
        return credentials
                .find(new CredentialRef(desk.account(), purpose, id))
                .await()
                .atMost(Duration.ofSeconds(10))
                .orElseThrow()
                .secret();
    }

    private static List<JsonNode> filters(JsonNode subscription, String type, String action) {
        return subscription
                .path("events")
                .valueStream()
                .filter(event -> event.path("object_type").asText().equals(type)
                        && event.path("action").asText().equals(action))
                .flatMap(event -> event.path("extra_filter").path("filters").valueStream())
                .toList();
    }
}
