package io.closeloop.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statuses of leads and opportunities, and pipelines. Source: close-api.md 3.1, 7.2. */
class StatusesIT extends AcmeHouse {

    private Caller.Reply create(String json) {
        return caller.post("/opportunity/", json);
    }

    @Test
    void a_pipeline_is_created_with_201_and_deleted_with_an_empty_204() {
        Caller.Reply created = caller.post("/pipeline/", """
                {"name":"Renewals","statuses":[{"label":"Due","type":"active"}]}""");

        Caller.Reply deleted = caller.delete("/pipeline/" + created.text("id") + "/");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.body().at("/statuses/0/label").asText()).isEqualTo("Due");
        assertThat(deleted.status()).isEqualTo(204);
        assertThat(deleted.body().isMissingNode()).isTrue();
        assertThat(caller.get("/status/opportunity/").body().findValuesAsText("label"))
                .doesNotContain("Due");
    }

    @Test
    void a_status_needs_a_type_and_keeps_those_that_are_in_use() {
        create("{\"lead_id\":\"" + leadId + "\"}");

        assertThat(caller.post("/status/opportunity/", "{\"label\":\"Maybe\"}").fieldError("type"))
                .isNotEmpty();
        assertThat(caller.delete("/status/opportunity/" + caller.opportunityStatus("Active") + "/")
                        .status())
                .isEqualTo(400);
        assertThat(caller.delete("/status/opportunity/" + caller.opportunityStatus("Lost") + "/")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_renamed_status_shows_at_once_on_what_has_it() {
        String path =
                "/opportunity/" + create("{\"lead_id\":\"" + leadId + "\"}").text("id") + "/";

        caller.put("/status/opportunity/" + caller.opportunityStatus("Active") + "/", "{\"label\":\"Open\"}");

        assertThat(caller.get(path).text("status_label")).isEqualTo("Open");
        assertThat(latest("status.opportunity", "updated").at("/data/label").asText())
                .isEqualTo("Open");
        assertThat(latest("opportunity", "updated").isMissingNode()).isTrue();
    }

    @Test
    void a_renamed_pipeline_shows_at_once_on_what_is_in_it() {
        String path =
                "/opportunity/" + create("{\"lead_id\":\"" + leadId + "\"}").text("id") + "/";
        String sales = caller.get("/pipeline/").body().at("/data/0/id").asText();

        caller.put("/pipeline/" + sales + "/", "{\"name\":\"New business\"}");

        assertThat(caller.get(path).text("pipeline_name")).isEqualTo("New business");
    }

    @Test
    void a_lead_that_changes_its_status_leaves_an_activity() {
        Caller.Reply statuses = caller.get("/status/lead/");
        String next = statuses.body().at("/data/1/id").asText();

        Caller.Reply reply = caller.put(lead, "{\"status_id\":\"" + next + "\"}");

        assertThat(reply.text("status_label")).isEqualTo("Interested");
        JsonNode change = caller.get("/activity/status_change/lead/?lead_id=" + leadId)
                .body()
                .at("/data/0");
        assertThat(change.path("old_status_label").asText()).isEqualTo("Potential");
        assertThat(change.path("new_status_id").asText()).isEqualTo(next);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"status_id\":null}", "{\"status_id\":\"stat_x\"}", "{\"status\":\"Nope\"}"})
    void a_lead_keeps_its_status_rather_than_have_none(String patch) {
        Caller.Reply reply = caller.put(lead, patch);

        assertThat(reply.fieldError("status_id")).isNotEmpty();
        assertThat(caller.get(lead).text("status_label")).isEqualTo("Potential");
    }
}
