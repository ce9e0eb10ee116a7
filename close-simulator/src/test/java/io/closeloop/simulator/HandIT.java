package io.closeloop.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.closeloop.simulator.state.Switch;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a person, a workflow or the world outside does, over HTTP and from Java, and how the ledger shows it. */
class HandIT {
    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private final CloseSimulator simulator = CloseSimulator.start(0, World.demo(), SimulatorOptions.standard());
    private final OrganizationDefinition acme = simulator.define().organization("Acme Solar");
    private final Caller caller = Caller.of(simulator, acme);
    private final String lead = acme.leadId("Bo Ray");
    private final String contact = acme.contactId("Bo Ray");

    @AfterEach
    void stop() {
        simulator.close();
    }

    private JsonNode effect(String kind) {
        return simulator.query().effects(kind).getLast();
    }

    @Test
    void a_workflow_sets_and_clears_lead_fields_by_name_or_id() {
        caller.post("/_simulator/workflow", """
                {"lead_id":"%s","fields":{"charlie_enabled":"true","%s":"s1"}}""".formatted(lead, acme.fieldId("ai_setter_id")));
        assertThat(simulator.query().leadField(lead, "ai_setter_id")).hasToString("Optional[\"s1\"]");

        Caller.Reply reply = caller.post("/_simulator/workflow", """
                {"lead_id":"%s","fields":{"charlie_enabled":null}}""".formatted(lead));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(simulator.query().leadField(lead, "charlie_enabled")).isEmpty();
    }

    @Test
    void an_unknown_lead_or_field_is_named() {
        Caller.Reply field = caller.post("/_simulator/workflow", """
                {"lead_id":"%s","fields":{"nonsense":"true"}}""".formatted(lead));

        assertThat(field.fieldError("nonsense")).isNotEmpty();
        assertThatThrownBy(() -> simulator.act().workflow("lead_unknown", Map.of()))
                .hasMessageContaining("No such lead");
    }

    @Test
    void an_inbound_text_is_filed_under_the_contact_that_holds_the_number() {
        Caller.Reply reply = caller.post("/_simulator/inbound-sms", """
                {"from":"(415) 555-0111","to":"+14155550100","text":"Yes"}""");

        assertThat(reply.text("lead_id")).isEqualTo(lead);
        assertThat(reply.text("contact_id")).isEqualTo(contact);
        assertThat(effect("sms_inbox").path("from").asText()).isEqualTo("+14155550111");
    }

    @Test
    void an_inbound_text_from_nobody_known_belongs_to_no_lead() {
        Caller.Reply reply = caller.post("/_simulator/inbound-sms", """
                {"from":"+14155550177","to":"+14155550100","text":"Who is this?"}""");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().path("lead_id").isNull()).isTrue();
    }

    @Test
    void a_text_to_a_number_that_nobody_has_is_refused() {
        Caller.Reply reply = caller.post("/_simulator/inbound-sms", """
                {"from":"+14155550111","to":"+14155550178","text":"Yes"}""");

        assertThat(reply.fieldError("to")).isNotEmpty();
    }

    @Test
    void a_person_texts_without_an_api_key() {
        caller.post("/_simulator/person-sms", """
                {"lead_id":"%s","contact_id":"%s","text":"Ana here"}""".formatted(lead, contact));

        JsonNode event = caller.get("/event/?object_type=activity.sms&action=created")
                .body()
                .at("/data/0");
        assertThat(event.path("api_key_id").isNull()).isTrue();
        assertThat(event.path("user_id").asText()).isEqualTo(acme.userId());
        assertThat(simulator.query().textsTo("+14155550111"))
                .extracting(Query.Text::text)
                .containsExactly("Ana here");
    }

    @Test
    void a_meeting_is_scheduled_with_the_contact_among_its_attendees_and_can_be_canceled() {
        String id = simulator.act().meeting(contact, Instant.parse("2026-12-01T15:00:00Z"));
        JsonNode scheduled = caller.get("/event/?object_type=activity.meeting&action=scheduled")
                .body()
                .at("/data/0");
        assertThat(scheduled.at("/data/attendees/0/contact_id").asText()).isEqualTo(contact);
        assertThat(scheduled.at("/data/contact_id").isNull()).isTrue();
        assertThat(scheduled.at("/data/starts_at").asText()).isEqualTo("2026-12-01T15:00:00+00:00");

        Caller.Reply canceled = caller.post("/_simulator/meeting/" + id + "/cancel", "");

        assertThat(canceled.text("status")).isEqualTo("canceled");
        assertThat(caller.get("/activity/meeting/?lead_id=" + lead)
                        .body()
                        .at("/data/0/status")
                        .asText())
                .isEqualTo("canceled");
        assertThat(caller.get("/event/?object_type=activity.meeting&action=canceled")
                        .body()
                        .path("data"))
                .hasSize(1);
    }

    @Test
    void a_moved_meeting_is_scheduled_again() {
        String id = simulator.act().meeting(contact, Instant.now().plusSeconds(3600));
        Instant later = Instant.parse("2099-12-01T15:00:00Z");

        Caller.Reply moved = caller.post("/_simulator/meeting/" + id + "/move", "{\"starts_at\":\"" + later + "\"}");

        assertThat(moved.text("starts_at")).isEqualTo("2099-12-01T15:00:00+00:00");
        assertThat(moved.text("ends_at")).isEqualTo("2099-12-01T15:30:00+00:00");
        assertThat(caller.get("/event/?object_type=activity.meeting&action=scheduled")
                        .body()
                        .path("data"))
                .hasSize(2);
        assertThat(effect("meeting_moved").path("id").asText()).isEqualTo(id);
    }

    @Test
    void a_workflow_texts_as_a_workflow() {
        String id = simulator.act().workflowSms(contact, "Welcome");

        JsonNode text = simulator.query().sms(id).orElseThrow();
        assertThat(text.path("sequence_id").asText()).startsWith("seq_");
        assertThat(text.path("status").asText()).isIn("outbox", "sent");
        JsonNode event = caller.get("/event/?object_type=activity.sms&action=created")
                .body()
                .at("/data/0");
        assertThat(event.path("api_key_id").isNull()).isTrue();
        assertThat(event.path("user_id").isNull()).isTrue();
    }

    @Test
    void a_workflow_may_show_as_the_user_who_runs_it() {
        simulator.define().set(Switch.WORKFLOW_ACTOR, "user");

        simulator.act().workflow(lead, Map.of("charlie_enabled", "true"));

        JsonNode event =
                caller.get("/event/?object_type=lead&action=updated").body().at("/data/0");
        assertThat(event.path("user_id").asText()).isEqualTo(acme.userId());
        assertThat(event.path("api_key_id").isNull()).isTrue();
    }

    @Test
    void a_text_from_a_number_on_two_leads_is_filed_as_the_switch_says() {
        acme.lead("Bo Again", "+14155550111");
        Map<String, String> filed = Map.of("oldest", contact, "newest", acme.contactId("Bo Again"), "none", "null");
        filed.forEach((option, holder) -> {
            simulator.define().set(Switch.TWO_LEADS, option);

            String id = simulator.act().inboundSms("+14155550111", "+14155550100", "Me");

            assertThat(simulator
                            .query()
                            .sms(id)
                            .orElseThrow()
                            .path("contact_id")
                            .asText())
                    .isEqualTo(holder);
        });
    }

    @Test
    void a_renamed_field_keeps_its_id_and_its_values() {
        simulator.act().contactField(contact, Map.of("charlie_stage", "booked"));

        simulator.act().renameField(acme.fieldId("charlie_stage"), "stage");

        assertThat(simulator.query().contactText(contact, "stage")).isEqualTo("booked");
        assertThat(caller.get("/event/?object_type=custom_fields.contact&action=updated")
                        .body()
                        .at("/data/0/api_key_id")
                        .isNull())
                .isTrue();
    }

    @Test
    void a_deleted_field_takes_its_values_along() {
        simulator.act().contactField(contact, Map.of("charlie_stage", "booked"));
        String key = "custom." + acme.fieldId("charlie_stage");

        simulator.act().deleteField(acme.fieldId("charlie_stage"));

        assertThat(caller.get("/contact/" + contact + "/").body().has(key)).isFalse();
        assertThat(caller.put("/contact/" + contact + "/", "{\"" + key + "\":\"x\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void a_person_deletes_a_lead_with_its_contacts() {
        simulator.act().delete(lead);

        assertThat(caller.get("/lead/" + lead + "/").status()).isEqualTo(404);
        assertThat(caller.get("/contact/" + contact + "/").status()).isEqualTo(404);
        assertThat(caller.get("/event/?object_type=lead&action=deleted")
                        .body()
                        .at("/data/0/user_id")
                        .asText())
                .isEqualTo(acme.userId());
    }

    @Test
    void a_revoked_key_is_not_good_any_more() {
        assertThat(caller.get("/me/").status()).isEqualTo(200);

        simulator.act().revokeKey(acme.apiKey());

        assertThat(caller.get("/me/").status()).isEqualTo(401);
        assertThat(caller.apiKey())
                .startsWith(effect("key_revoked").path("key_id").asText());
        assertThatThrownBy(() -> simulator.act().revokeKey("api_none")).hasMessageContaining("No organization");
    }

    @Test
    void the_ledger_has_every_write_of_a_field_even_one_that_changes_nothing() {
        String stage = "custom." + acme.fieldId("charlie_stage");
        for (int i = 0; i < 2; i++) {
            caller.put("/contact/" + contact + "/", "{\"" + stage + "\":\"booked\"}");
        }

        assertThat(simulator.query().effects("field_written"))
                .hasSize(2)
                .allSatisfy(effect -> assertThat(effect.path("value").asText()).isEqualTo("booked"));
    }

    @Test
    void the_ledger_tells_who_asked_what_and_under_which_trace() {
        long since = simulator.query().ledgerNext();
        caller.send(caller.request("/me/").header("traceparent", TRACE).GET().build());

        JsonNode page = caller.get("/_simulator/ledger?since=" + since).body();

        JsonNode entry = page.at("/entries/0");
        assertThat(page.path("entries")).hasSize(1);
        assertThat(page.path("next").asLong()).isEqualTo(since + 1);
        assertThat(entry.path("n").asLong()).isEqualTo(since);
        assertThat(entry.path("method").asText()).isEqualTo("GET");
        assertThat(entry.path("path").asText()).isEqualTo("/api/v1/me/");
        assertThat(entry.path("traceparent").asText()).isEqualTo(TRACE);
        assertThat(entry.path("status").asInt()).isEqualTo(200);
        assertThat(entry.path("effect").isNull()).isTrue();
        assertThat(Instant.parse(entry.path("at").asText())).isBeforeOrEqualTo(Instant.now());
    }

    @Test
    void the_ledger_has_refused_requests_too() {
        new Caller(simulator.url(), "api_wrong.wrong").get("/me/");

        assertThat(simulator.query().ledger(0).getLast().status()).isEqualTo(401);
    }

    @Test
    void a_reset_brings_the_same_world_back_with_the_same_ids() {
        simulator.act().workflow(lead, Map.of("charlie_enabled", "true"));
        caller.post("/lead/", "{\"name\":\"New\"}");

        Caller.Reply reply = caller.post("/_simulator/reset", "");

        assertThat(reply.body().at("/organizations/0/leads/0/id").asText()).isEqualTo(lead);
        assertThat(caller.get("/lead/").body().path("total_results").asInt()).isEqualTo(3);
        assertThat(simulator.query().leadField(lead, "charlie_enabled")).isEmpty();
    }

    @Test
    void another_run_has_the_same_world_but_other_ids_for_what_happens_in_it() {
        try (CloseSimulator again = CloseSimulator.start(0, World.demo(), SimulatorOptions.standard())) {
            String text = again.act().inboundSms("+14155550111", "+14155550100", "Yes");

            assertThat(again.define().organization("Acme Solar").leadId("Bo Ray"))
                    .isEqualTo(lead);
            assertThat(simulator.act().inboundSms("+14155550111", "+14155550100", "Yes"))
                    .isNotEqualTo(text);
        }
    }
}
