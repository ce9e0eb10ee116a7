package io.closeloop.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.closeloop.simulator.state.Lags;
import io.closeloop.simulator.state.ManualTime;
import io.closeloop.simulator.state.Switch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two leads become one. Source: close-api.md 2.5, 3.1. */
class MergingIT {
    private static final Duration WHILE = Duration.ofSeconds(3);

    private final ManualTime time = new ManualTime(Instant.parse("2026-02-01T12:00:00Z"));
    private final CloseSimulator simulator =
            CloseSimulator.start(0, World.empty(), SimulatorOptions.standard(), time, time);
    private final OrganizationDefinition acme = simulator
            .define()
            .lag(new Lags(Duration.ZERO, Duration.ZERO, Duration.ZERO, WHILE))
            .organization("Acme")
            .phoneNumber("+14155550100", "Main")
            .leadField("region")
            .leadField("owner")
            .lead("Bo Ray", "+14155550111")
            .lead("Bo again", "+14155550112")
            .opportunity("Bo again", 500);
    private final Caller caller = Caller.of(simulator, acme);
    private final String destination = acme.leadId("Bo Ray");
    private final String source = acme.leadId("Bo again");

    @AfterEach
    void stop() {
        simulator.close();
    }

    private Caller.Reply merge() {
        return caller.post("/lead/merge/", """
                {"source":"%s","destination":"%s"}""".formatted(source, destination));
    }

    private List<JsonNode> events(String type, String action) {
        return caller.get("/event/?object_type=" + type + "&action=" + action)
                .body()
                .path("data")
                .valueStream()
                .toList();
    }

    @Test
    void the_answer_is_empty_and_comes_before_the_merge() {
        Caller.Reply reply = merge();

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().isMissingNode()).isTrue();
        assertThat(caller.get("/lead/" + source + "/").status()).isEqualTo(200);
    }

    @Test
    void everything_moves_to_the_lead_that_keeps_its_id() {
        caller.post("/task/", "{\"lead_id\":\"" + source + "\",\"text\":\"t\"}");
        caller.post("/activity/note/", "{\"lead_id\":\"" + source + "\",\"note\":\"n\"}");
        simulator.act().inboundSms("+14155550112", "+14155550100", "Hi");
        merge();

        time.advance(WHILE);

        JsonNode lead = caller.get("/lead/" + destination + "/").body();
        assertThat(lead.path("contact_ids").valueStream().map(JsonNode::asText))
                .containsExactly(acme.contactId("Bo Ray"), acme.contactId("Bo again"));
        assertThat(lead.at("/opportunities/0/value").asInt()).isEqualTo(500);
        assertThat(lead.path("tasks").valueStream().map(t -> t.path("text").asText()))
                .contains("t", "Hi");
        assertThat(caller.get("/contact/" + acme.contactId("Bo again") + "/").text("lead_id"))
                .isEqualTo(destination);
        assertThat(caller.get("/activity/?lead_id=" + destination).body().findValuesAsText("_type"))
                .contains("Note", "SMS", "LeadMerge");
        assertThat(caller.get("/lead/" + source + "/").status()).isEqualTo(404);
    }

    @Test
    void what_the_survivor_lacks_it_takes_and_what_it_has_it_keeps() {
        String region = "custom." + acme.fieldId("region");
        String owner = "custom." + acme.fieldId("owner");
        caller.put("/lead/" + source + "/", "{\"" + region + "\":\"West\",\"" + owner + "\":\"Cy\"}");
        caller.put("/lead/" + destination + "/", "{\"" + owner + "\":\"Di\"}");
        merge();

        time.advance(WHILE);

        Caller.Reply lead = caller.get("/lead/" + destination + "/");
        assertThat(lead.text(region)).isEqualTo("West");
        assertThat(lead.text(owner)).isEqualTo("Di");
    }

    @Test
    void events_name_both_leads_and_the_request_that_asked() {
        merge();

        time.advance(WHILE);

        JsonNode merged = events("lead", "merged").getFirst();
        assertThat(merged.path("object_id").asText()).isEqualTo(destination);
        assertThat(merged.at("/data/id").asText()).isEqualTo(destination);
        JsonNode deleted = events("lead", "deleted").getFirst();
        assertThat(deleted.path("object_id").asText()).isEqualTo(source);
        assertThat(deleted.at("/previous_data/contact_ids/0").asText()).isEqualTo(acme.contactId("Bo again"));
        JsonNode contact = events("contact", "updated").getFirst();
        assertThat(contact.path("changed_fields").toString()).contains("lead_id");
        assertThat(contact.path("lead_id").asText()).isEqualTo(destination);
        for (JsonNode event : List.of(merged, deleted, contact)) {
            assertThat(event.at("/meta/merge_source_lead_id").asText()).isEqualTo(source);
            assertThat(event.at("/meta/merge_destination_lead_id").asText()).isEqualTo(destination);
            assertThat(event.path("request_id")).isEqualTo(merged.path("request_id"));
            assertThat(event.path("api_key_id").asText()).startsWith("api_");
        }
        assertThat(events("contact", "deleted")).isEmpty();
    }

    @Test
    void a_text_on_its_way_is_still_sent() {
        simulator.act().personSms(acme.contactId("Bo again"), "Hello");
        caller.post("/_simulator/lag", "{}");
        merge();

        time.advance(Duration.ofSeconds(1));

        assertThat(simulator.query().textsTo("+14155550112"))
                .singleElement()
                .satisfies(text -> assertThat(text.status()).isEqualTo("sent"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"source\":\"lead_x\",\"destination\":\"lead_y\"}"})
    void unknown_leads_are_refused(String body) {
        Caller.Reply reply = caller.post("/lead/merge/", body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.fieldError("source")).isNotEmpty();
        assertThat(reply.fieldError("destination")).isNotEmpty();
    }

    @Test
    void a_lead_is_not_merged_into_itself() {
        Caller.Reply reply = caller.post("/lead/merge/", """
                {"source":"%s","destination":"%s"}""".formatted(source, source));

        assertThat(reply.status()).isEqualTo(400);
    }

    @Test
    void a_lead_that_has_gone_meanwhile_is_not_merged() {
        merge();
        caller.delete("/lead/" + source + "/");

        time.advance(WHILE);

        assertThat(events("lead", "merged")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"not_found,404", "survivor,200"})
    void the_old_id_may_lead_to_the_survivor(String option, int status) {
        simulator.define().set(Switch.MERGED_LEAD, option);
        merge();

        time.advance(WHILE);

        Caller.Reply reply = caller.get("/lead/" + source + "/");
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.text("id")).isEqualTo(status == 200 ? destination : "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"activity.lead_merge", "lead_merge"})
    void the_activity_of_a_merge_has_one_of_two_types(String type) {
        simulator.define().set(Switch.MERGE_TYPE, type);
        merge();

        time.advance(WHILE);

        assertThat(events(type, "created")).hasSize(1);
    }
}
