package io.closeloop.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.closeloop.simulator.state.ManualTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Opportunities, merges and meetings by hand, with time moved by hand. */
class DeskIT {
    private static final Instant START = Instant.parse("2026-02-01T12:00:00Z");

    private final ManualTime time = new ManualTime(START);
    private final CloseSimulator simulator = start(time);
    private final OrganizationDefinition acme = simulator.define().organization("Acme Solar");
    private final Caller caller = Caller.of(simulator, acme);
    private final String lead = acme.leadId("Bo Ray");
    private final String contact = acme.contactId("Bo Ray");

    private static CloseSimulator start(ManualTime time) {
        return CloseSimulator.start(0, World.demo(), SimulatorOptions.standard().withSeed(7), time, time);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    private JsonNode latest(String type, String action) {
        return caller.get("/event/?object_type=" + type + "&action=" + action)
                .body()
                .at("/data/0");
    }

    @Test
    void a_person_wins_an_opportunity() {
        String opportunity = simulator.act().opportunity(lead);

        simulator.act().winOpportunity(opportunity);

        JsonNode event = latest("opportunity", "updated");
        assertThat(event.at("/data/status_type").asText()).isEqualTo("won");
        assertThat(event.path("changed_fields").toString()).contains("status_id", "status_type", "date_won");
        assertThat(event.path("user_id").asText()).isEqualTo(acme.userId());
        assertThat(event.path("api_key_id").isNull()).isTrue();
    }

    @Test
    void a_person_merges_one_lead_into_another() {
        String survivor = acme.leadId("Cam Diaz");

        simulator.act().merge(lead, survivor);
        time.advance(Duration.ofMinutes(1));

        assertThat(caller.get("/contact/" + contact + "/").text("lead_id")).isEqualTo(survivor);
        assertThat(caller.get("/lead/" + lead + "/").status()).isEqualTo(404);
        assertThat(latest("lead", "merged").path("object_id").asText()).isEqualTo(survivor);
    }

    @Test
    void a_meeting_takes_place_when_its_time_comes() {
        String id = simulator.act().meeting(contact, START.plus(Duration.ofHours(1)));
        time.advance(Duration.ofHours(1));
        assertThat(caller.get("/activity/meeting/" + id + "/").text("status")).isEqualTo("in-progress");

        time.advance(Duration.ofMinutes(30));

        assertThat(caller.get("/activity/meeting/" + id + "/").text("status")).isEqualTo("completed");
        assertThat(latest("activity.meeting", "started").path("object_id").asText())
                .isEqualTo(id);
        assertThat(latest("activity.meeting", "completed").path("object_id").asText())
                .isEqualTo(id);
    }

    @Test
    void a_meeting_that_was_moved_or_cancelled_does_not_take_place_at_its_old_time() {
        String moved = simulator.act().meeting(contact, START.plus(Duration.ofHours(1)));
        String cancelled = simulator.act().meeting(contact, START.plus(Duration.ofHours(1)));
        simulator.act().moveMeeting(moved, START.plus(Duration.ofDays(1)));
        simulator.act().cancelMeeting(cancelled);

        time.advance(Duration.ofHours(2));

        assertThat(caller.get("/activity/meeting/" + moved + "/").text("status"))
                .isEqualTo("upcoming");
        assertThat(caller.get("/activity/meeting/" + cancelled + "/").text("status"))
                .isEqualTo("canceled");
    }

    @Test
    void of_a_meeting_only_the_outcome_and_a_note_can_be_written() {
        String id = simulator.act().meeting(contact, START.plus(Duration.ofHours(1)));
        String meeting = "/activity/meeting/" + id + "/";

        Caller.Reply written = caller.put(meeting, "{\"outcome_id\":\"outcome_1\",\"title\":\"Other\"}");

        assertThat(written.text("outcome_id")).isEqualTo("outcome_1");
        assertThat(written.text("title")).isEqualTo("Demo");
        assertThat(caller.post("/activity/meeting/", "{}").status()).isEqualTo(405);
    }
}
