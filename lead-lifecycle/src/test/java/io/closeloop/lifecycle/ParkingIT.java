package io.closeloop.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.closeloop.events.IncomingEvent;
import io.closeloop.events.LeadMessage;
import io.closeloop.events.LeadMessage.Gate;
import io.closeloop.events.LeadMessage.GateClosed;
import io.closeloop.events.LeadMessage.GateReason;
import io.closeloop.events.LeadMessage.Scope;
import io.closeloop.lifecycle.house.Acme;
import io.closeloop.lifecycle.house.Database;
import io.closeloop.lifecycle.house.EventStream;
import io.closeloop.lifecycle.house.ParkingHouse;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A bug stops one lead and no other. */
@QuarkusTest
class ParkingIT extends ParkingHouse {

    @Test
    void a_bug_parks_the_lead_closes_its_gate_under_the_next_sequence_and_others_go_on() {
        activated();
        long before = acme.messages().getLast().envelope().requiredSequence();
        Database.spoil(acme);

        acme.workflow(Map.of("charlie_kill_switch", "true"));

        awaitParked(1);
        acme.as("viewer").get("/leads/" + acme.lead).then().body("parked.reason", containsString("not a LeadState"));
        acme.awaitTimeline("Parked: ");
        await().atMost(LONG).until(() -> acme.messages(GateClosed.class).size() == 1);
        IncomingEvent<LeadMessage> closed = acme.messages().getLast();
        assertThat(closed.event())
                .isEqualTo(new GateClosed(acme.lead, new Gate(Scope.LEAD, acme.lead, GateReason.PARKED)));
        assertThat(closed.envelope().requiredSequence()).isGreaterThan(before);
        assertThat(letters()).isEmpty();
        Acme other = acme.on(acme.organization.lead("Cy Day", "+14155550177").leadId("Cy Day"));
        other.workflow(Map.of("charlie_enabled", "true"));
        other.awaitText(1);
    }

    @Test
    void who_looks_at_the_list_and_who_listens_see_that_it_is_parked() {
        activated();
        String url = "http://localhost:" + RestAssured.port + "/events";
        try (EventStream stream =
                EventStream.open(url, acme.token("viewer", LONG), null).begun()) {
            parkedByAKill();

            assertThat(acme.as("viewer").get("/leads?chip=parked").jsonPath().getList("leads.leadId"))
                    .containsExactly(acme.lead);
            await().atMost(LONG)
                    .until(() -> stream.events().stream()
                            .anyMatch(event -> event.data().contains("PARKED")));
        }
    }

    @Test
    void who_looks_at_the_lead_sees_that_nobody_may_speak_and_how_much_waits() {
        activated();
        parkedByAKill();
        Database.mend(acme);
        Database.update(
                "update lead set behind_since = now() where key = ?", acme.key().toString());

        acme.as("viewer")
                .get("/leads/" + acme.lead)
                .then()
                .body("engagements[0].maySpeak.answer", equalTo(false))
                .body("engagements[0].maySpeak.reason", equalTo("PARKED"))
                .body("storedEvents", equalTo(1))
                .body("behindSince", notNullValue());
        acme.as("viewer").get("/leads?chip=behind").then().body("leads.leadId", contains(acme.lead));
        order("release").statusCode(200);
        acme.as("viewer")
                .get("/leads/" + acme.lead)
                .then()
                .body("engagements[0].maySpeak.answer", equalTo(true))
                .body("storedEvents", nullValue())
                .body("behindSince", nullValue());
    }

    @Test
    void who_asks_for_what_changed_hears_that_it_was_parked_and_parked_again() {
        activated();
        nothingHappenedFor("40 days");
        parkedByAKill();
        assertThat(changedToday()).containsExactly(acme.lead);
        assertThat(acme.as("viewer").get("/timeline.csv").asString()).contains("Parked: ");
        nothingHappenedFor("40 days");

        order("retry");

        assertThat(changedToday()).containsExactly(acme.lead);
    }

    private void nothingHappenedFor(String time) {
        Database.update(
                "update lead set updated_at = now() - ?::interval where key = ?",
                time,
                acme.key().toString());
    }

    private List<String> changedToday() {
        Instant since = Instant.now().minus(Duration.ofDays(1));
        return acme.as("viewer").get("/leads?updatedSince=" + since).jsonPath().getList("leads.leadId");
    }

    @Test
    void a_person_s_order_is_refused_with_the_cure() {
        activated();
        parkedByAKill();

        acme.as("operator")
                .body(Map.of("command", "kill", "reason", "now"))
                .post("/leads/" + acme.lead + "/commands")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("LEAD_PARKED"))
                .body("detail", containsString("POST /leads/" + acme.lead + "/parking"));
    }

    @Test
    void what_a_parked_lead_has_asked_for_waits_with_it() {
        acme.workflow(Map.of("charlie_enabled", "true"));
        await().atMost(LONG).pollInterval(Duration.ofMillis(10)).until(() -> requestDueIn("1 hour") == 1);
        parkedByAKill();
        requestDueIn("-1 hour");
        Acme other = acme.on(acme.organization.lead("Di Fox", "+14155550178").leadId("Di Fox"));

        other.workflow(Map.of("charlie_enabled", "true"));

        other.awaitText(1);
        assertThat(Database.one(
                        "select attempts from request where lead = ?",
                        acme.key().toString()))
                .isEqualTo("0");
    }

    @Test
    void who_may_not_and_who_is_not_of_the_account_gets_nothing() {
        activated();
        parkedByAKill();
        Acme other = connected(another());

        acme.as("viewer").get("/parked").then().statusCode(403);
        acme.as("viewer").body(body("release")).post(path()).then().statusCode(403);
        other.as("admin").body(body("release")).post(path()).then().statusCode(404);
        other.as("admin").get("/parked").then().body("", hasSize(0));
        acme.as("operator").get("/parked").then().body("leadId", contains(acme.lead));
        acme.as("operator")
                .body(body("burn"))
                .post(path())
                .then()
                .statusCode(400)
                .body("field", equalTo("action"));
        assertThat(waiting()).isEqualTo(1);
    }
}
