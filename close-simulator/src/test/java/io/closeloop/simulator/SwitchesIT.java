package io.closeloop.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.closeloop.simulator.state.Switch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What close-api.md leaves open, one way and the other. */
class SwitchesIT {
    private final CloseSimulator simulator = CloseSimulator.start(0);
    private final OrganizationDefinition acme = simulator
            .define()
            .organization("Acme")
            .sharedField("enabled")
            .contactChoices("fit", "good", "bad")
            .user("Max", "Low", "role_rep")
            .lead("Bo Ray", "+14155550111");
    private final Caller caller = Caller.of(simulator, acme);
    private final String contact = "/contact/" + acme.contactId("Bo Ray") + "/";
    private final String lead = "/lead/" + acme.leadId("Bo Ray") + "/";
    private final String enabled = "custom." + acme.fieldId("enabled");

    @AfterEach
    void stop() {
        simulator.close();
    }

    private void set(Switch which, String option) {
        simulator.define().set(which, option);
    }

    private JsonNode events(String type) {
        return caller.get("/event/?object_type=" + type + "&action=updated")
                .body()
                .path("data");
    }

    @Test
    void all_are_told_and_set_over_http() {
        Caller.Reply set = caller.post("/_simulator/switches", "{\"strict_keys\":\"ignored\"}");

        assertThat(set.body().at("/strict_keys/value").asText()).isEqualTo("ignored");
        assertThat(set.body().at("/strict_keys/source").asText()).startsWith("close-api.md 3.2");
        assertThat(caller.get("/_simulator/switches").body()).isEqualTo(set.body());
        assertThat(caller.post("/contact/", "{\"nickname\":\"E\"}").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"strict_keys,maybe", "stricter,refused"})
    void a_switch_or_an_option_that_does_not_exist_is_refused(String name, String option) {
        Caller.Reply reply = caller.post("/_simulator/switches", "{\"" + name + "\":\"" + option + "\"}");

        assertThat(reply.fieldError(name)).isNotEmpty();
    }

    @Test
    void a_reset_sets_them_back() {
        set(Switch.DELETE_BODY, "empty");

        caller.post("/_simulator/reset", "{}");

        assertThat(caller.get("/_simulator/switches")
                        .body()
                        .at("/delete_body/value")
                        .asText())
                .isEqualTo("object");
    }

    @ParameterizedTest
    @CsvSource({"refused,400", "kept,200"})
    void a_phone_that_cannot_exist(String option, int status) {
        set(Switch.INVALID_PHONE, option);

        Caller.Reply reply = caller.put(contact, "{\"phones\":[{\"phone\":\"12\"}]}");

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.body().at("/phones/0/phone").asText()).isEqualTo(status == 200 ? "12" : "");
    }

    @ParameterizedTest
    @CsvSource({"flat,/field-errors/KEY", "nested,/field-errors/custom/ID", "errors,/errors/0"})
    void where_a_bad_custom_value_is_named(String option, String pointer) {
        set(Switch.CUSTOM_ERROR, option);
        String id = acme.fieldId("fit");

        Caller.Reply reply = caller.put(contact, "{\"custom." + id + "\":\"perfect\"}");

        assertThat(reply.status()).isEqualTo(400);
        String at = pointer.replace("KEY", "custom." + id).replace("ID", id);
        assertThat(reply.body().at(at).asText()).contains("Not a valid choice.");
    }

    @ParameterizedTest
    @CsvSource({"403,403", "400,400"})
    void a_role_that_may_not_write_a_field(String option, int status) {
        set(Switch.ROLE_REFUSED, option);
        String field = caller.post("/custom_field/contact/", """
                {"name":"secret","type":"text","editable_with_roles":["admin"]}""").text("id");
        Caller low = new Caller(simulator.url(), acme.keyOf("Max Low").key());

        Caller.Reply reply = low.put(contact, "{\"custom." + field + "\":\"x\"}");

        assertThat(reply.status()).isEqualTo(status);
        assertThat(caller.put(contact, "{\"custom." + field + "\":\"x\"}").status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"absent,400", "present,200"})
    void a_boolean_type_of_custom_fields(String option, int status) {
        set(Switch.BOOLEAN_FIELD, option);

        Caller.Reply field = caller.post("/custom_field/contact/", "{\"name\":\"on\",\"type\":\"boolean\"}");

        assertThat(field.status()).isEqualTo(status);
        if (status == 200) {
            String key = "custom." + field.text("id");
            assertThat(caller.put(contact, "{\"" + key + "\":true}")
                            .body()
                            .path(key)
                            .isBoolean())
                    .isTrue();
            assertThat(caller.put(contact, "{\"" + key + "\":\"true\"}").status())
                    .isEqualTo(400);
        }
    }

    @ParameterizedTest
    @CsvSource({"absent,", "present,yes"})
    void the_old_map_by_name_beside_the_flat_keys(String option, String value) {
        set(Switch.LEGACY_CUSTOM, option);

        Caller.Reply reply = caller.put(lead, "{\"" + enabled + "\":\"yes\"}");

        assertThat(reply.text(enabled)).isEqualTo("yes");
        assertThat(reply.body().at("/custom/enabled").asText()).isEqualTo(value == null ? "" : value);
    }

    @ParameterizedTest
    @CsvSource({"silent,1", "event,2"})
    void the_value_that_is_there_already(String option, int count) {
        set(Switch.SAME_VALUE, option);
        caller.put(lead, "{\"" + enabled + "\":\"true\"}");
        String first = caller.get(lead).text("date_updated");

        String second = caller.put(lead, "{\"" + enabled + "\":\"true\"}").text("date_updated");

        assertThat(second.equals(first)).isEqualTo(count == 1);
    }

    @ParameterizedTest
    @CsvSource({"fires,1", "silent,0"})
    void a_custom_value_of_a_contact_alone(String option, int count) {
        set(Switch.CONTACT_CUSTOM_EVENT, option);

        caller.put(contact, "{\"" + enabled + "\":\"true\"}");

        assertThat(events("contact")).hasSize(count);
    }

    @Test
    void a_custom_value_of_a_contact_beside_its_name_is_always_heard() {
        set(Switch.CONTACT_CUSTOM_EVENT, "silent");

        caller.put(contact, "{\"" + enabled + "\":\"true\",\"name\":\"Bo Fox\"}");

        assertThat(events("contact")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"null,true", "absent,false"})
    void what_was_unset_before(String option, boolean there) {
        set(Switch.PREVIOUS_UNSET, option);

        caller.put(lead, "{\"" + enabled + "\":\"true\"}");

        JsonNode event = events("lead").path(0);
        assertThat(event.path("changed_fields").toString()).contains(enabled);
        assertThat(event.path("previous_data").has(enabled)).isEqualTo(there);
    }

    @ParameterizedTest
    @CsvSource({"not_found,404", "forbidden,403"})
    void an_id_of_another_organization(String option, int status) {
        set(Switch.FOREIGN_ID, option);
        Caller stranger = Caller.of(simulator, simulator.define().organization("Other"));

        assertThat(stranger.get(lead).status()).isEqualTo(status);
        assertThat(stranger.get("/lead/lead_unknown/").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"object,{}", "empty,''"})
    void the_body_of_a_delete(String option, String body) {
        set(Switch.DELETE_BODY, option);

        Caller.Reply reply = caller.delete(contact);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().isMissingNode() ? "" : reply.body().toString()).isEqualTo(body);
    }

    @ParameterizedTest
    @CsvSource({"not_found,404", "redirect,301"})
    void a_path_without_its_slash(String option, int status) {
        set(Switch.TRAILING_SLASH, option);

        assertThat(caller.get("/me").status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"json,'{\"error\":\"Unauthorized\"}'", "text,''", "empty,''"})
    void the_body_of_an_unauthorized(String option, String json) {
        set(Switch.UNAUTHORIZED, option);

        Caller.Reply reply = new Caller(simulator.url(), "api_wrong.wrong").get("/me/");

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.body().isMissingNode() ? "" : reply.body().toString()).isEqualTo(json);
    }

    @ParameterizedTest
    @CsvSource({"works,200", "refused,400"})
    void the_keyword_phone_of_the_old_search(String option, int status) {
        set(Switch.QUERY_PHONE, option);

        assertThat(caller.get("/lead/?query=phone:4155550111").status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"before_dot,true", "unrelated,false"})
    void the_id_of_the_key_in_events(String option, boolean prefix) {
        set(Switch.KEY_ID, option);

        caller.put(lead, "{\"name\":\"Bo Fox\"}");

        String id = events("lead").at("/0/api_key_id").asText();
        assertThat(id).startsWith("api_");
        assertThat(acme.apiKey().startsWith(id)).isEqualTo(prefix);
    }
}
