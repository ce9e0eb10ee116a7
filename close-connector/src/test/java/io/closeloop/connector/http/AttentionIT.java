package io.closeloop.connector.http;

import static io.closeloop.connector.http.ConnectorWorld.ACME_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.closeloop.connector.domain.Attention.Kind;
import io.closeloop.connector.http.Desk.Answer;
import io.closeloop.connector.store.Attentions;
import io.closeloop.embedded.KafkaAndPostgres;
import io.closeloop.events.ConnectionReport.CredentialRefused;
import io.closeloop.events.ConnectionReport.FieldsRefused;
import io.closeloop.outbox.Transactions;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What any service meets at Close is shown to the account until a check finds it in order. */
@QuarkusTest
@WithTestResource(value = KafkaAndPostgres.class, initArgs = @ResourceArg(name = "database", value = "connector"))
@WithTestResource(ConnectorWorld.class)
class AttentionIT {

    private static final String FRAGILE_KEY = "api_frag000000000000000000.0000000000000000000000";
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    private final Desk desk = Desk.ofNewAccount();
    private final Transactions transactions;
    private final Attentions attentions;

    AttentionIT(Transactions transactions, Attentions attentions) {
        this.transactions = transactions;
        this.attentions = attentions;
    }

    @Test
    void a_key_that_close_refuses_is_shown_until_close_takes_it_again() {
        // Given
        ConnectorWorld.close().define().organization("Fragile").apiKey(FRAGILE_KEY);
        String id = desk.connected(FRAGILE_KEY);
        assertThat(integration(id).text("status")).isEqualTo("CONNECTED");
        ConnectorWorld.close().define().organization("Fragile").apiKey("api_another");

        // When
        desk.get("/integrations/" + id + "/check");

        // Then
        await().untilAsserted(() -> assertThat(integration(id).text("status")).isEqualTo("NEEDS_ATTENTION"));
        JsonNode toMend = integration(id).body().path("attention").path(0);
        assertThat(toMend.path("kind").asText()).isEqualTo("CREDENTIAL_REFUSED");
        assertThat(toMend.path("reason").asText()).contains("new key");
        assertThat(Instant.parse(toMend.path("since").asText())).isAfterOrEqualTo(NOW);

        ConnectorWorld.close().define().organization("Fragile").apiKey(FRAGILE_KEY);
        desk.get("/integrations/" + id + "/check");
        assertThat(integration(id).text("status")).isEqualTo("CONNECTED");
    }

    @Test
    void a_field_that_is_gone_stays_to_be_mended_and_the_check_names_it() throws Exception {
        String id = desk.connected(ACME_KEY);
        desk.report(id, new FieldsRefused(List.of("cf_GONE"), NOW));
        await().untilAsserted(() -> assertThat(integration(id).text("status")).isEqualTo("NEEDS_ATTENTION"));

        Answer check = desk.get("/integrations/" + id + "/check");

        assertThat(check.body().path("problems").toString()).contains("no custom field cf_GONE");
        assertThat(integration(id)
                        .body()
                        .path("attention")
                        .path(0)
                        .path("fieldIds")
                        .toString())
                .isEqualTo("[\"cf_GONE\"]");
    }

    @Test
    void a_field_that_is_there_is_in_order_after_a_check_and_older_reports_do_not_bring_it_back() throws Exception {
        // Given
        String id = desk.connected(ACME_KEY);
        String field = refusedAndThenFoundInOrder(id);

        // When
        desk.report(id, new FieldsRefused(List.of(field), NOW.plusMillis(1)));
        desk.report(id, new CredentialRefused(Long.MAX_VALUE, Instant.now().plusSeconds(60)));

        // Then
        await().untilAsserted(() -> assertThat(kinds(id)).isNotEmpty());
        assertThat(kinds(id)).containsExactly("CREDENTIAL_REFUSED");
    }

    @Test
    void a_report_that_is_repeated_keeps_its_beginning_and_one_of_more_fields_adds_them() throws Exception {
        String id = desk.connected(ACME_KEY);
        desk.report(id, new FieldsRefused(List.of("cf_B"), NOW));
        desk.report(id, new FieldsRefused(List.of("cf_B"), NOW));

        desk.report(id, new FieldsRefused(List.of("cf_A"), NOW.plusSeconds(1)));

        await().untilAsserted(
                        () -> assertThat(toMend(id).path("fieldIds").toString()).isEqualTo("[\"cf_A\",\"cf_B\"]"));
        assertThat(Instant.parse(toMend(id).path("since").asText())).isEqualTo(NOW);
    }

    @Test
    void an_older_report_of_another_field_adds_it_and_is_the_beginning() throws Exception {
        String id = desk.connected(ACME_KEY);
        desk.report(id, new FieldsRefused(List.of("cf_B"), NOW));

        desk.report(id, new FieldsRefused(List.of("cf_A"), NOW.minusSeconds(1)));

        await().untilAsserted(
                        () -> assertThat(toMend(id).path("fieldIds").toString()).isEqualTo("[\"cf_A\",\"cf_B\"]"));
        assertThat(Instant.parse(toMend(id).path("since").asText())).isEqualTo(NOW.minusSeconds(1));
    }

    @Test
    void a_check_does_not_overtake_a_field_that_it_has_not_looked_at() throws Exception {
        // Given
        String id = desk.connected(ACME_KEY);
        String field = refusedAndThenFoundInOrder(id);

        // When
        desk.report(id, new FieldsRefused(List.of("cf_LATE", field), NOW.plusMillis(1)));

        // Then
        await().untilAsserted(
                        () -> assertThat(toMend(id).path("fieldIds").toString()).isEqualTo("[\"cf_LATE\"]"));
    }

    @Test
    void a_check_ends_only_the_fields_that_it_has_looked_at() throws Exception {
        String id = desk.connected(ACME_KEY);
        desk.report(id, new FieldsRefused(List.of("cf_A", "cf_B"), NOW));
        await().untilAsserted(() -> assertThat(kinds(id)).isNotEmpty());

        transactions
                .run(() -> attentions.inOrder(
                        desk.account(), id, Kind.FIELDS_REFUSED, List.of("cf_A"), NOW.plusSeconds(1)))
                .await()
                .indefinitely();

        assertThat(toMend(id).path("fieldIds").toString()).isEqualTo("[\"cf_B\"]");
    }

    @Test
    void refused_fields_can_be_dismissed_and_come_back_with_the_next_refusal() throws Exception {
        // Given
        String id = desk.connected(ACME_KEY);
        desk.report(id, new FieldsRefused(List.of("cf_GONE"), NOW));
        await().untilAsserted(() ->
                assertThat(toMend(id).path("reason").asText()).contains("DELETE /integrations/{id}/attention"));
        assertThat(desk.as("viewer")
                        .delete("/integrations/" + id + "/attention")
                        .status())
                .isEqualTo(403);

        // When
        Answer dismissed = desk.delete("/integrations/" + id + "/attention");

        // Then
        assertThat(dismissed.text("status")).isEqualTo("CONNECTED");
        desk.report(id, new FieldsRefused(List.of("cf_GONE"), Instant.now()));
        await().untilAsserted(() -> assertThat(integration(id).text("status")).isEqualTo("NEEDS_ATTENTION"));
    }

    @Test
    void a_dismissal_leaves_a_refused_key() throws Exception {
        String id = desk.connected(ACME_KEY);
        desk.report(id, new CredentialRefused(Long.MAX_VALUE, NOW));
        desk.report(id, new FieldsRefused(List.of("cf_GONE"), NOW));
        await().untilAsserted(() -> assertThat(kinds(id)).hasSize(2));

        desk.delete("/integrations/" + id + "/attention");

        assertThat(kinds(id)).containsExactly("CREDENTIAL_REFUSED");
    }

    @Test
    void neither_an_older_credential_nor_another_account_s_report_concerns_it() throws Exception {
        String id = desk.connected(ACME_KEY);
        desk.report(id, new CredentialRefused(1, NOW));
        Desk.ofNewAccount().report(id, new CredentialRefused(Long.MAX_VALUE, NOW));

        desk.report(id, new FieldsRefused(List.of("cf_LAST"), NOW)); // comes after them

        await().untilAsserted(() -> assertThat(kinds(id)).isNotEmpty());
        assertThat(kinds(id)).containsExactly("FIELDS_REFUSED");
    }

    /** Answers the id of the field, which is there: Close was said to refuse it, and the check has seen that it does not. */
    private String refusedAndThenFoundInOrder(String id) throws Exception {
        String field = integration(id).body().path("leadFields").path("enabled").asText();
        desk.report(id, new FieldsRefused(List.of(field), NOW));
        await().untilAsserted(() -> assertThat(integration(id).text("status")).isEqualTo("NEEDS_ATTENTION"));
        desk.get("/integrations/" + id + "/check");
        assertThat(integration(id).text("status")).isEqualTo("CONNECTED");
        return field;
    }

    private Answer integration(String id) {
        return desk.get("/integrations/" + id);
    }

    private JsonNode toMend(String id) {
        return integration(id).body().path("attention").path(0);
    }

    private List<String> kinds(String id) {
        return integration(id)
                .body()
                .path("attention")
                .valueStream()
                .map(one -> one.path("kind").asText())
                .toList();
    }
}
