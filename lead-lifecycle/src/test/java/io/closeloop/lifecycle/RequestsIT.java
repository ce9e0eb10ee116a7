package io.closeloop.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.nullValue;

import io.closeloop.lifecycle.house.Acme;
import io.closeloop.lifecycle.house.Database;
import io.closeloop.lifecycle.house.ParkingHouse;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is wrong with one request is no other's trouble. */
@QuarkusTest
class RequestsIT extends ParkingHouse {

    @Test
    void one_that_cannot_be_read_waits_and_those_claimed_with_it_are_carried_out() {
        Acme other = acme.on(acme.organization.lead("Cy Day", "+14155550177").leadId("Cy Day"));
        acme.workflow(Map.of("charlie_enabled", "true"));
        postponed(acme);
        Database.update(
                "update request set payload = '{\"request\":{\"is\":\"Later\"}}' where account = ?",
                acme.tenant.account());
        other.workflow(Map.of("charlie_enabled", "true"));
        postponed(other);

        Database.update("update request set due_at = now() where account = ?", acme.tenant.account());

        other.awaitText(1);
        assertThat(Database.one(
                        "select claimed_until > now() + interval '4 minutes' from request where lead = ?",
                        acme.key().toString()))
                .isEqualTo("t");
    }

    @Test
    void a_bug_in_an_answer_parks_the_lead_and_a_retry_lets_it_go_on() {
        acme.workflow(Map.of("charlie_enabled", "true"));
        postponed(acme);
        Database.spoil(acme);

        Database.update("update request set due_at = now() where account = ?", acme.tenant.account());

        awaitParked(0);
        acme.as("viewer").get("/leads/" + acme.lead).then().body("parked.reason", containsString("not a LeadState"));
        acme.awaitTimeline("Parked: ");
        assertThat(causesOfParking()).containsExactly("request ReadLead");
        Database.mend(acme);
        order("retry").statusCode(200).body("parked", nullValue());
        acme.awaitText(1);
    }

    @Test
    void a_timer_that_comes_hours_late_does_not_speak_by_itself() {
        activated();
        acme.tellSent(acme.awaitText(1));
        acme.awaitTimeline("Intro sent");
        texted("later please");
        acme.awaitText(2);
        String tomorrow = Instant.now().plus(Duration.ofDays(1)).toString();
        acme.as("operator")
                .body(Map.of("engagementId", engagement(), "signal", "talk-later", "until", tomorrow))
                .post("/leads/" + acme.lead + "/signals")
                .then()
                .statusCode(200);

        assertThat(requestDueIn("-2 hours")).isEqualTo(1);

        acme.awaitTimeline("Answer held: it is late for the time that the lead named");
        acme.order("release-text");
        acme.awaitText(3);
    }

    private String engagement() {
        return acme.as("viewer").get("/leads/" + acme.lead).jsonPath().getString("engagements[0].id");
    }

    private List<String> causesOfParking() {
        return acme.as("viewer")
                .get("/leads/" + acme.lead + "/timeline")
                .jsonPath()
                .getList(
                        "entries.findAll { it.what.startsWith('Parked') }.collect { it.cause.kind + ' ' + it.cause.ref }");
    }

    /** Caught before it is due. */
    private void postponed(Acme lead) {
        await().atMost(LONG).pollInterval(Duration.ofMillis(10)).until(() -> postponedIn(lead) == 1);
    }

    private static int postponedIn(Acme lead) {
        return Database.update(
                "update request set due_at = now() + interval '1 hour' where lead = ? and attempts = 0",
                lead.key().toString());
    }
}
