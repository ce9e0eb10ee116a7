package io.closeloop.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads that stay behind writes. Source: close-api.md 3.5. */
class LagsIT extends AcmeHouse {

    private void lag(String json) {
        assertThat(caller.post("/_simulator/lag", json).status()).isEqualTo(200);
    }

    private List<String> names() {
        return caller.get("/lead/?_fields=name")
                .body()
                .path("data")
                .valueStream()
                .map(l -> l.path("name").asText())
                .toList();
    }

    @Test
    void what_is_there_when_the_lag_begins_is_seen() {
        lag("{\"reads_ms\":30000,\"lists_ms\":30000}");

        assertThat(caller.get(lead).text("name")).isEqualTo("Bo Ray");
        assertThat(names()).containsExactly("Bo Ray");
    }

    @Test
    void a_write_shows_in_its_own_answer_at_once_and_in_reads_later() {
        lag("{\"reads_ms\":30000}");

        Caller.Reply written = caller.put(lead, "{\"name\":\"Bo Fox\"}");

        assertThat(written.text("name")).isEqualTo("Bo Fox");
        assertThat(caller.get(lead).text("name")).isEqualTo("Bo Ray");
        assertThat(names()).as("lists do not lag").containsExactly("Bo Fox");
        time.advance(Duration.ofSeconds(31));
        assertThat(caller.get(lead).text("name")).isEqualTo("Bo Fox");
    }

    @Test
    void a_deleted_object_can_still_be_read_but_not_written() {
        lag("{\"reads_ms\":30000}");

        caller.delete(lead);

        assertThat(caller.get(lead).status()).isEqualTo(200);
        assertThat(caller.get(lead).body().at("/contacts/0/name").asText()).isEqualTo("Bo Ray");
        assertThat(caller.put(lead, "{}").status()).isEqualTo(404);
        time.advance(Duration.ofSeconds(31));
        assertThat(caller.get(lead).status()).isEqualTo(404);
    }

    @Test
    void a_new_object_is_not_in_the_list_yet() {
        lag("{\"lists_ms\":45000}");

        String id = caller.post("/lead/", "{\"name\":\"New\"}").text("id");

        assertThat(names()).containsExactly("Bo Ray");
        assertThat(caller.get("/lead/" + id + "/").status()).isEqualTo(200);
        time.advance(Duration.ofSeconds(46));
        assertThat(names()).containsExactly("Bo Ray", "New");
    }

    @Test
    void each_of_several_writes_comes_into_sight_in_its_turn() {
        lag("{\"reads_ms\":10000}");
        caller.put(lead, "{\"name\":\"One\"}");
        time.advance(Duration.ofSeconds(6));
        caller.put(lead, "{\"name\":\"Two\"}");

        time.advance(Duration.ofSeconds(5));
        String first = caller.get(lead).text("name");
        time.advance(Duration.ofSeconds(6));

        assertThat(first).isEqualTo("One");
        assertThat(caller.get(lead).text("name")).isEqualTo("Two");
    }

    @Test
    void a_resource_may_lag_by_itself() {
        lag("{\"lists_ms\":1000,\"resources\":{\"activity/note\":{\"lists_ms\":45000}}}");
        String onLead = "{\"lead_id\":\"" + acme.leadId("Bo Ray") + "\"}";
        caller.post("/activity/note/", onLead);
        caller.post("/activity/call/", onLead);

        time.advance(Duration.ofSeconds(2));

        assertThat(caller.get("/activity/call/").body().path("data")).hasSize(1);
        assertThat(caller.get("/activity/note/").body().path("data")).isEmpty();
        time.advance(Duration.ofSeconds(44));
        assertThat(caller.get("/activity/note/").body().path("data")).hasSize(1);
    }

    @Test
    void events_do_not_lag() {
        lag("{\"reads_ms\":30000,\"lists_ms\":30000}");

        caller.put(lead, "{\"name\":\"Bo Fox\"}");

        JsonNode event =
                caller.get("/event/?object_type=lead&action=updated").body().at("/data/0");
        assertThat(event.at("/data/name").asText()).isEqualTo("Bo Fox");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"read\":1}",
                "{\"reads_ms\":-1}",
                "{\"resources\":{\"moon\":{\"reads_ms\":1}}}",
                "{\"resources\":{\"lead\":{\"search_ms\":1}}}"
            })
    void a_lag_that_does_not_exist_is_refused(String order) {
        Caller.Reply reply = caller.post("/_simulator/lag", order);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text("error")).isNotEmpty();
    }
}
