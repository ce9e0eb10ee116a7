package io.closeloop.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.closeloop.simulator.state.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Reads that stay behind writes. Source: close-api.md 3.5. */
class LagsIT {
    private final ManualTime time = new ManualTime(Instant.parse("2026-02-01T12:00:00Z"));
    private final CloseSimulator simulator =
            CloseSimulator.start(0, World.empty(), SimulatorOptions.standard(), time, time);
    private final OrganizationDefinition acme =
            simulator.define().organization("Acme").lead("Bo Ray", "+14155550111");
    private final Caller caller = Caller.of(simulator, acme);
    private final String lead = "/lead/" + acme.leadId("Bo Ray") + "/";

    @AfterEach
    void stop() {
        simulator.close();
    }

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
    void events_do_not_lag() {
        lag("{\"reads_ms\":30000,\"lists_ms\":30000}");

        caller.put(lead, "{\"name\":\"Bo Fox\"}");

        JsonNode event =
                caller.get("/event/?object_type=lead&action=updated").body().at("/data/0");
        assertThat(event.at("/data/name").asText()).isEqualTo("Bo Fox");
    }

    @Test
    void a_lag_that_does_not_exist_is_refused() {
        assertThat(caller.post("/_simulator/lag", "{\"read\":1}").status()).isEqualTo(400);
    }
}
