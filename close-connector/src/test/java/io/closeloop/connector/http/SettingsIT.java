package io.closeloop.connector.http;

import static io.closeloop.connector.http.ConnectorWorld.ACME_KEY;
import static io.closeloop.connector.http.ConnectorWorld.CALLER_ID;
import static io.closeloop.connector.http.ConnectorWorld.NUMBER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.closeloop.connector.http.Desk.Answer;
import io.closeloop.embedded.KafkaAndPostgres;
import io.closeloop.events.IntegrationChanged;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = KafkaAndPostgres.class, initArgs = @ResourceArg(name = "database", value = "connector"))
@WithTestResource(ConnectorWorld.class)
class SettingsIT {

    @BeforeAll
    static void roomForSubscriptions() {
        Desk.unsubscribeAll(ConnectorWorld.ACME_KEY);
    }

    private final Desk desk = Desk.ofNewAccount();
    private String integration = "";

    @BeforeEach
    void aConnectedAccount() {
        integration = desk.connected(ACME_KEY);
    }

    @Test
    void number_and_setter_are_chosen_and_announced() throws Exception {
        // Given
        UUID setter = desk.setter(true);

        // When
        Answer answer = desk.choose(integration, NUMBER, setter);

        // Then
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("phoneNumber")).isEqualTo(NUMBER);
        assertThat(answer.text("defaultSetterId")).isEqualTo(setter.toString());
        await().until(() -> desk.announced().size() == 2);
        IntegrationChanged before = desk.announced().getFirst().event();
        IntegrationChanged after = desk.announced().getLast().event();
        assertThat(after.sendingNumber()).isEqualTo(NUMBER);
        assertThat(after.defaultSetterId()).isEqualTo(setter);
        assertThat(after.version()).isEqualTo(before.version() + 1);
        assertThat(after.leadFields()).isEqualTo(before.leadFields());
    }

    @Test
    void an_account_may_do_without_a_default_setter() {
        assertThat(desk.choose(integration, NUMBER, null).status()).isEqualTo(200);
    }

    @Test
    void a_caller_id_cannot_be_chosen() {
        assertRefused(CALLER_ID, null, "NUMBER_CANNOT_TEXT", "phoneNumber");
    }

    @Test
    void a_number_that_close_does_not_have_cannot_be_chosen() {
        assertRefused("+14155550123", null, "NUMBER_UNKNOWN", "phoneNumber");
    }

    @Test
    void a_number_must_be_given() {
        assertRefused(null, null, "FIELD_MISSING", "phoneNumber");
    }

    @Test
    void a_setter_that_is_off_cannot_be_chosen() throws Exception {
        assertRefused(NUMBER, desk.setter(false), "SETTER_OFF", "defaultSetterId");
    }

    @Test
    void a_setter_that_nobody_has_cannot_be_chosen() {
        assertRefused(NUMBER, UUID.randomUUID(), "SETTER_UNKNOWN", "defaultSetterId");
    }

    @Test
    void another_accounts_setter_cannot_be_chosen() throws Exception {
        assertRefused(NUMBER, Desk.ofNewAccount().setter(true), "SETTER_UNKNOWN", "defaultSetterId");
    }

    @Test
    void all_numbers_are_listed_and_those_that_cannot_text_say_why() {
        JsonNode numbers =
                desk.get("/integrations/" + integration + "/phone-numbers").body();

        assertThat(numbers).hasSize(2).allSatisfy(number -> {
            boolean textable = number.path("number").asText().equals(NUMBER);
            assertThat(number.path("selectable").asBoolean()).isEqualTo(textable);
            assertThat(number.path("reason").isNull()).isEqualTo(textable);
        });
    }

    @Test
    void contact_fields_are_listed_and_control_fields_marked() {
        JsonNode fields =
                desk.get("/integrations/" + integration + "/contact-fields").body();

        assertThat(fields)
                .hasSize(4)
                .allSatisfy(field -> assertThat(field.path("control").asBoolean())
                        .isEqualTo(!field.path("name").asText().equals("charlie_fit")));
        assertThat(fields)
                .filteredOn(field -> field.path("name").asText().equals("charlie_fit"))
                .singleElement()
                .satisfies(fit -> assertThat(fit.path("choices")).hasSize(2));
    }

    @Test
    void the_check_says_that_all_is_well() {
        Answer answer = desk.get("/integrations/" + integration + "/check");

        assertThat(answer.body().path("ok").asBoolean()).isTrue();
        assertThat(answer.text("webhook")).isEqualTo("active");
    }

    private void assertRefused(@Nullable String number, @Nullable UUID setter, String code, String field) {
        Answer answer = desk.choose(integration, number, setter);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text("code")).isEqualTo(code);
        assertThat(answer.text("field")).isEqualTo(field);
        assertThat(desk.get("/integrations/" + integration)
                        .body()
                        .path("version")
                        .asLong())
                .isEqualTo(1);
    }
}
