package io.closeloop.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Contacts. Source: close-api.md 3.2. */
class ContactsIT {
    private final CloseSimulator simulator = CloseSimulator.start(0);
    private final OrganizationDefinition acme = simulator
            .define()
            .organization("Acme")
            .phoneNumber("+14155550100", "Main")
            .lead("Bo Ray", "+14155550111");
    private final Caller caller = Caller.of(simulator, acme);

    @AfterEach
    void stop() {
        simulator.close();
    }

    private Caller.Reply create(String json) {
        return caller.post("/contact/", json);
    }

    @Test
    void phones_are_normalised() {
        Caller.Reply reply = create(
                "{\"lead_id\":\"" + acme.leadId("Bo Ray")
                        + "\",\"name\":\"Eve\",\"phones\":[{\"type\":\"mobile\",\"phone\":\"415.555.0120\"},{\"phone\":\"+44 20 7946 0958\"}]}");

        assertThat(reply.body().at("/phones/0/phone").asText()).isEqualTo("+14155550120");
        assertThat(reply.body().at("/phones/0/country").asText()).isEqualTo("US");
        assertThat(reply.body().at("/phones/0/phone_formatted").asText()).isEqualTo("+1 415-555-0120");
        assertThat(reply.body().at("/phones/1/country").asText()).isEqualTo("GB");
    }

    @Test
    void an_impossible_phone_is_refused() {
        Caller.Reply reply = create("{\"name\":\"Eve\",\"phones\":[{\"phone\":\"12\"}]}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body().at("/field-errors/phones").isMissingNode()).isFalse();
    }

    @Test
    void without_a_lead_a_junk_lead_is_made() {
        Caller.Reply reply = create("{\"name\":\"Eve\"}");

        Caller.Reply lead = caller.get("/lead/" + reply.text("lead_id") + "/");
        assertThat(lead.text("name")).isEqualTo("Eve");
        assertThat(lead.body().at("/contact_ids/0").asText()).isEqualTo(reply.text("id"));
    }

    @Test
    void an_unknown_lead_is_refused() {
        assertThat(create("{\"name\":\"Eve\",\"lead_id\":\"lead_unknown\"}").fieldError("lead_id"))
                .isNotEmpty();
    }

    @Test
    void lists_are_replaced_whole() {
        String contact = "/contact/" + acme.contactId("Bo Ray") + "/";

        Caller.Reply reply = caller.put(contact, "{\"phones\":[{\"phone\":\"+14155550121\"}]}");

        assertThat(reply.body().path("phones")).hasSize(1);
        assertThat(reply.body().at("/phones/0/phone").asText()).isEqualTo("+14155550121");
    }

    @Test
    void a_new_contact_updates_its_lead() {
        create("{\"name\":\"Eve\",\"lead_id\":\"" + acme.leadId("Bo Ray") + "\"}");

        Caller.Reply events = caller.get("/event/?object_type=lead&action=updated");
        assertThat(events.body().at("/data/0/changed_fields").toString()).contains("contact_ids");
    }

    @Test
    void unknown_keys_are_refused_by_the_newest_schema() {
        assertThat(create("{\"name\":\"Eve\",\"nickname\":\"E\"}").fieldError("nickname"))
                .isNotEmpty();
    }

    @Test
    void unknown_keys_are_ignored_by_the_older_behaviour() {
        try (CloseSimulator lenient = CloseSimulator.start(
                0, World.empty(), SimulatorOptions.standard().withStrictKeys(false))) {
            Caller other = Caller.of(lenient, lenient.define().organization("Acme"));

            Caller.Reply reply = other.post("/contact/", "{\"name\":\"Eve\",\"nickname\":\"E\"}");

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body().has("nickname")).isFalse();
        }
    }

    @Test
    void stop_blocks_the_phone_on_every_contact_that_has_it_and_start_frees_it() {
        acme.lead("Bo again", "+14155550111");
        simulator.act().inboundSms("+14155550111", "+14155550100", " stop ");
        assertThat(blocked("Bo Ray")).isTrue();
        assertThat(blocked("Bo again")).isTrue();

        simulator.act().inboundSms("+14155550111", "+14155550100", "START");

        assertThat(blocked("Bo again")).isFalse();
    }

    private boolean blocked(String name) {
        return simulator
                .query()
                .contact(acme.contactId(name))
                .orElseThrow()
                .at("/phones/0/outbound_sms_blocked")
                .asBoolean();
    }
}
