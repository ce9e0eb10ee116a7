package io.closeloop.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Opportunities. Source: close-api.md 7.2. */
class OpportunitiesIT extends AcmeHouse {
    @BeforeEach
    void shortlyBeforeMidnight() {
        acme.opportunityField("source").lead("Cam Diaz", "+14155550112");
        time.advance(Duration.ofMinutes(11 * 60 + 30));
    }

    private Caller.Reply create(String json) {
        return caller.post("/opportunity/", json);
    }

    private String newStatus() {
        Caller.Reply pipeline = caller.post("/pipeline/", """
                {"name":"Renewals","statuses":[{"label":"Due","type":"active"}]}""");
        return pipeline.body().at("/statuses/0/id").asText();
    }

    @Test
    void without_being_told_it_has_the_first_status_and_its_pipeline() {
        Caller.Reply reply = create("{\"lead_id\":\"" + leadId + "\",\"value\":50000}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text("status_label")).isEqualTo("Active");
        assertThat(reply.text("status_type")).isEqualTo("active");
        assertThat(reply.text("pipeline_name")).isEqualTo("Sales");
        assertThat(reply.text("lead_name")).isEqualTo("Bo Ray");
        assertThat(reply.text("user_name")).isEqualTo("Ana Lee");
        assertThat(reply.text("value_formatted")).isEqualTo("$500");
        assertThat(reply.body().path("value").isIntegralNumber()).isTrue();
        assertThat(reply.body().path("date_won").isNull()).isTrue();
    }

    @Test
    void sums_follow_value_period_and_confidence() {
        Caller.Reply reply = create(
                "{\"lead_id\":\"" + leadId + "\",\"value\":1000,\"value_period\":\"monthly\",\"confidence\":40}");

        assertThat(reply.body().path("annualized_value").asInt()).isEqualTo(12_000);
        assertThat(reply.body().path("expected_value").asInt()).isEqualTo(400);
        assertThat(reply.body().path("annualized_expected_value").asInt()).isEqualTo(4_800);
    }

    @Test
    void without_a_lead_an_untitled_one_is_made() {
        Caller.Reply reply = create("{\"note\":\"x\"}");

        assertThat(caller.get("/lead/" + reply.text("lead_id") + "/").text("name"))
                .isEqualTo("Untitled");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            value        | 10.5
            value        | "10"
            value        | -1
            confidence   | 101
            value_period | "weekly"
            date_won     | "tomorrow"
            status_id    | "stat_unknown"
            contact_id   | "cont_unknown"
            lead_id      | "lead_unknown"
            """)
    void a_value_of_the_wrong_kind_is_refused_by_its_key(String key, String value) {
        Caller.Reply reply = create("{\"" + key + "\":" + value + "}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.fieldError(key)).isNotEmpty();
    }

    @Test
    void a_status_of_another_pipeline_is_refused() {
        String due = newStatus();
        String sales = caller.get("/pipeline/").body().at("/data/0/id").asText();

        Caller.Reply reply = create("{\"status_id\":\"" + due + "\",\"pipeline_id\":\"" + sales + "\"}");

        assertThat(reply.fieldError("status_id")).contains("pipeline");
    }

    @Test
    void a_contact_of_another_lead_is_refused() {
        Caller.Reply reply =
                create("{\"lead_id\":\"" + leadId + "\",\"contact_id\":\"" + acme.contactId("Cam Diaz") + "\"}");

        assertThat(reply.fieldError("contact_id")).isNotEmpty();
    }

    @Test
    void winning_dates_it_and_the_event_names_what_changed() {
        String path =
                "/opportunity/" + create("{\"lead_id\":\"" + leadId + "\"}").text("id") + "/";

        Caller.Reply won = caller.put(path, "{\"status_id\":\"" + caller.opportunityStatus("Won") + "\"}");

        assertThat(won.text("date_won")).isEqualTo("2026-02-01");
        JsonNode event = latest("opportunity", "updated");
        assertThat(event.path("changed_fields").valueStream().map(JsonNode::asText))
                .contains("confidence", "date_updated", "status_id", "status_label", "status_type", "date_won");
        assertThat(event.at("/previous_data/status_type").asText()).isEqualTo("active");
        assertThat(event.path("lead_id").asText()).isEqualTo(leadId);
        assertThat(latest("activity.opportunity_status_change", "created")
                        .at("/data/new_status_label")
                        .asText())
                .isEqualTo("Won");
    }

    @Test
    void the_day_of_winning_is_that_of_the_client() {
        String path =
                "/opportunity/" + create("{\"lead_id\":\"" + leadId + "\"}").text("id") + "/";

        Caller.Reply won = caller.send(caller.request(path)
                .header("content-type", "application/json")
                .header("x-tz-offset", "+1")
                .PUT(BodyPublishers.ofString("{\"status_id\":\"" + caller.opportunityStatus("Won") + "\"}"))
                .build());

        assertThat(won.text("date_won")).isEqualTo("2026-02-02");
    }

    @Test
    void moving_back_does_not_clear_the_day_of_winning() {
        String path =
                "/opportunity/" + create("{\"lead_id\":\"" + leadId + "\"}").text("id") + "/";
        caller.put(path, "{\"status_id\":\"" + caller.opportunityStatus("Won") + "\"}");

        Caller.Reply back = caller.put(path, "{\"status_id\":\"" + caller.opportunityStatus("Active") + "\"}");

        assertThat(back.text("status_type")).isEqualTo("active");
        assertThat(back.text("date_won")).isEqualTo("2026-02-01");
    }

    @Test
    void it_does_not_update_its_lead_but_stands_on_it() {
        create("{\"lead_id\":\"" + leadId + "\",\"value\":100}");

        assertThat(latest("lead", "updated").isMissingNode()).isTrue();
        assertThat(caller.get(lead).body().at("/opportunities/0/value").asInt()).isEqualTo(100);
    }

    @Test
    void a_list_is_filtered_ordered_and_summed() {
        create("{\"lead_id\":\"" + leadId + "\",\"value\":100,\"confidence\":50}");
        create("{\"lead_id\":\"" + leadId + "\",\"value\":300,\"confidence\":50}");
        create("{\"lead_id\":\"" + acme.leadId("Cam Diaz") + "\",\"value\":200,\"value_period\":\"annual\"}");

        Caller.Reply all = caller.get("/opportunity/?_order_by=-value&_fields=value");
        Caller.Reply some = caller.get("/opportunity/?lead_id=" + leadId + "&status_type__in=active,won&_limit=1");

        assertThat(all.body()
                        .path("data")
                        .valueStream()
                        .map(o -> o.path("value").asInt()))
                .containsExactly(300, 200, 100);
        assertThat(some.body().path("data")).hasSize(1);
        assertThat(some.body().path("total_results").asInt()).isEqualTo(2);
        assertThat(some.body().path("total_value_one_time").asInt()).isEqualTo(400);
        assertThat(some.body().path("expected_value_one_time").asInt()).isEqualTo(200);
        assertThat(all.body().at("/count_by_value_period/annual").asInt()).isEqualTo(1);
        assertThat(all.body().path("total_value_annualized").asInt()).isEqualTo(600);
    }

    @Test
    void an_order_that_is_not_offered_is_refused() {
        assertThat(caller.get("/opportunity/?_order_by=note").fieldError("_order_by"))
                .isNotEmpty();
    }

    @Test
    void its_custom_fields_are_its_own() {
        String key = "custom." + acme.fieldId("source");

        Caller.Reply reply = create("{\"lead_id\":\"" + leadId + "\",\"" + key + "\":\"web\"}");

        assertThat(reply.text(key)).isEqualTo("web");
        assertThat(caller.put(lead, "{\"" + key + "\":\"web\"}").status()).isEqualTo(400);
    }

    @Test
    void deleting_a_lead_deletes_its_opportunities_with_an_event_each() {
        String id = create("{\"lead_id\":\"" + leadId + "\"}").text("id");

        caller.delete(lead);

        assertThat(caller.get("/opportunity/" + id + "/").status()).isEqualTo(404);
        assertThat(latest("opportunity", "deleted").path("object_id").asText()).isEqualTo(id);
    }
}
