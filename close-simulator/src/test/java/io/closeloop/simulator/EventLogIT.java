package io.closeloop.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The event object and the log. Source: close-api.md 2.4, 2.7. */
class EventLogIT extends AcmeHouse {
    @BeforeEach
    void aField() {
        acme.sharedField("enabled");
    }

    @Test
    void an_update_tells_what_changed_and_through_which_request() {
        caller.put(lead + "?_fields=id", "{\"description\":\"VIP\"}");

        JsonNode event = latest("lead", "updated");

        assertThat(event.path("changed_fields").toString()).contains("description", "date_updated");
        assertThat(event.at("/previous_data/description").asText()).isEmpty();
        assertThat(event.at("/data/description").asText()).isEqualTo("VIP");
        assertThat(event.at("/data/date_updated").asText()).endsWith("+00:00");
        assertThat(event.path("date_updated").asText()).matches("[0-9T:.-]{26}");
        assertThat(event.path("api_key_id").asText()).isEqualTo(acme.apiKey().split("\\.", -1)[0]);
        assertThat(event.path("user_id").asText()).isEqualTo(acme.userId());
        assertThat(event.path("meta").toString())
                .isEqualTo("{\"request_method\":\"PUT\",\"request_path\":\"/api/v1" + lead + "\"}");
    }

    @Test
    void a_workflow_has_no_key() {
        simulator.act().workflow(acme.leadId("Bo Ray"), Map.of("enabled", "true"));

        JsonNode event = latest("lead", "updated");

        assertThat(event.path("api_key_id").isNull()).isTrue();
        assertThat(event.path("meta").isEmpty()).isTrue();
    }

    @Test
    void a_contact_field_written_by_a_person_updates_the_contact() {
        simulator.act().contactField(acme.contactId("Bo Ray"), Map.of("enabled", "true"));

        JsonNode event = latest("contact", "updated");

        assertThat(event.path("changed_fields").toString()).contains("custom." + acme.fieldId("enabled"));
        assertThat(event.path("lead_id").asText()).isEqualTo(acme.leadId("Bo Ray"));
    }

    @Test
    void a_deletion_keeps_the_whole_former_object() {
        caller.delete(lead);

        JsonNode event = latest("lead", "deleted");

        assertThat(event.path("data").isNull()).isTrue();
        assertThat(event.at("/previous_data/name").asText()).isEqualTo("Bo Ray");
        assertThat(latest("contact", "deleted").at("/previous_data/name").asText())
                .isEqualTo("Bo Ray");
    }

    @Test
    void all_events_of_one_request_share_its_id() {
        caller.post("/lead/", "{\"name\":\"New\",\"contacts\":[{\"name\":\"Eve\"}]}");

        String request = latest("lead", "created").path("request_id").asText();

        assertThat(caller.get("/event/?request_id=" + request).body().findValuesAsText("object_type"))
                .containsExactlyInAnyOrder("lead", "contact");
    }

    @Test
    void cursors_page_back_and_forth_newest_first() {
        for (int i = 0; i < 5; i++) {
            caller.post("/lead/", "{\"name\":\"L" + i + "\"}");
        }
        String query = "/event/?object_type=lead&action=created&_limit=2";
        Caller.Reply newest = caller.get(query);

        Caller.Reply older = caller.get(query + "&_cursor=" + newest.text("cursor_next"));
        Caller.Reply back = caller.get(query + "&_cursor=" + older.text("cursor_previous"));

        assertThat(names(newest)).isEqualTo("[L4, L3]");
        assertThat(names(older)).isEqualTo("[L2, L1]");
        assertThat(names(back)).isEqualTo("[L4, L3]");
        assertThat(newest.body().path("cursor_previous").isNull()).isTrue();
    }

    private static String names(Caller.Reply page) {
        return page.body()
                .path("data")
                .valueStream()
                .map(e -> e.at("/data/name").asText())
                .toList()
                .toString();
    }

    @Test
    void only_the_documented_combinations_of_filters_are_allowed() {
        assertThat(caller.get("/event/?object_type=lead").status()).isEqualTo(400);
        assertThat(caller.get("/event/?lead_id=" + acme.leadId("Bo Ray")).status())
                .isEqualTo(200);
        assertThat(caller.get("/event/?_limit=51").status()).isEqualTo(400);
    }
}
