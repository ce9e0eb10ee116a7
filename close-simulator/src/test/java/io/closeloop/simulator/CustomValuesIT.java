package io.closeloop.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.simulator.resource.CustomFields;
import io.closeloop.simulator.state.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How custom values are written and read. Source: close-api.md 3.3, 4. */
class CustomValuesIT {
    private final CloseSimulator simulator = CloseSimulator.start(0);
    private final OrganizationDefinition acme = simulator.define().organization("Acme");
    private final Caller caller = Caller.of(simulator, acme);
    private String contact = "";

    @BeforeEach
    void furnish() {
        acme.contactField("stage")
                .contactChoices("fit", "good", "bad")
                .sharedField("enabled")
                .leadField("region")
                .field(CustomFields.CONTACT, Json.literal("""
                        {"name":"tags","type":"choices","choices":["A","B","C"],"accepts_multiple_values":true}"""))
                .field(CustomFields.CONTACT, Json.literal("{\"name\":\"score\",\"type\":\"number\"}"))
                .field(CustomFields.CONTACT, Json.literal("{\"name\":\"born\",\"type\":\"date\"}"))
                .lead("Bo Ray", "+14155550111");
        contact = "/contact/" + acme.contactId("Bo Ray") + "/";
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    private String key(String field) {
        return "custom." + acme.fieldId(field);
    }

    private Caller.Reply write(String key, String value) {
        return caller.put(contact, "{\"" + key + "\":" + value + "}");
    }

    @Test
    void an_unset_field_is_absent() {
        Caller.Reply reply = caller.get(contact);

        assertThat(reply.body().has(key("stage"))).isFalse();
    }

    @Test
    void a_written_value_is_in_the_answer_and_stays() {
        Caller.Reply written = write(key("stage"), "\"booked\"");

        assertThat(written.text(key("stage"))).isEqualTo("booked");
        assertThat(caller.get(contact).text(key("stage"))).isEqualTo("booked");
    }

    @Test
    void null_unsets() {
        write(key("stage"), "\"booked\"");

        Caller.Reply reply = write(key("stage"), "null");

        assertThat(reply.body().has(key("stage"))).isFalse();
    }

    @Test
    void add_and_remove_change_one_value_of_a_list() {
        write(key("tags"), "[\"A\",\"B\"]");
        write(key("tags") + ".add", "\"C\"");

        Caller.Reply reply = write(key("tags") + ".remove", "\"A\"");

        assertThat(reply.body().path(key("tags")).toString()).isEqualTo("[\"B\",\"C\"]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            fit   | "perfect"   | 400
            fit   | "good"      | 200
            score | "7"         | 400
            score | 7.5         | 200
            born  | "yesterday" | 400
            born  | "2026-02-01"| 200
            stage | true        | 400
            stage | ["a"]       | 400
            tags  | ["A","X"]   | 400
            """)
    void a_value_must_suit_its_field(String field, String value, int status) {
        Caller.Reply reply = write(key(field), value);

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.fieldError(key(field)).isEmpty()).isEqualTo(status == 200);
    }

    @Test
    void a_field_of_leads_cannot_be_written_on_a_contact() {
        Caller.Reply reply = write(key("region"), "\"West\"");

        assertThat(reply.status()).isEqualTo(400);
    }

    @Test
    void a_shared_field_has_one_id_on_leads_and_contacts_and_stands_in_both_schemas() {
        Caller.Reply lead = caller.put("/lead/" + acme.leadId("Bo Ray") + "/", "{\"" + key("enabled") + "\":\"true\"}");

        assertThat(lead.text(key("enabled"))).isEqualTo("true");
        assertThat(write(key("enabled"), "\"true\"").status()).isEqualTo(200);
        assertThat(caller.get("/custom_field_schema/contact/").body().findValuesAsText("name"))
                .contains("stage", "enabled");
        assertThat(caller.get("/custom_field/contact/").body().findValuesAsText("name"))
                .contains("stage")
                .doesNotContain("enabled");
    }

    @Test
    void a_shared_field_counts_only_where_it_is_associated() {
        Caller.Reply field = caller.post("/custom_field/shared/", """
                {"name":"late","type":"text","associations":[{"object_type":"lead"}]}""");
        String late = "custom." + field.text("id");
        assertThat(write(late, "\"x\"").status()).isEqualTo(400);

        Caller.Reply associated = caller.post(
                "/custom_field/shared/" + field.text("id") + "/association/", "{\"object_type\":\"contact\"}");

        assertThat(associated.status()).isEqualTo(201);
        assertThat(write(late, "\"x\"").status()).isEqualTo(200);
    }

    @Test
    void a_deleted_field_takes_its_values_along() {
        write(key("stage"), "\"booked\"");
        String gone = key("stage");

        caller.delete("/custom_field/contact/" + acme.fieldId("stage") + "/");

        assertThat(caller.get(contact).body().has(gone)).isFalse();
    }

    @Test
    void one_refused_key_leaves_the_others_unwritten() {
        Caller.Reply reply =
                caller.put(contact, "{\"" + key("stage") + "\":\"booked\",\"" + key("fit") + "\":\"perfect\"}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(caller.get(contact).body().has(key("stage"))).isFalse();
    }
}
