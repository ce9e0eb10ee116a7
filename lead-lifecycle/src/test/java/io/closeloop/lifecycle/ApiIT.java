package io.closeloop.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.closeloop.lifecycle.house.Acme;
import io.closeloop.lifecycle.house.House;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Leads and orders, for who may and for nobody else. Setters: {@link SettersIT}. */
@QuarkusTest
class ApiIT extends House {

    @Test
    void a_lead_is_shown_with_the_answer_whether_its_setter_may_speak() {
        activated();

        acme.as("viewer")
                .get("/leads/" + acme.lead)
                .then()
                .statusCode(200)
                .body("engagements", hasSize(1))
                .body("engagements[0].phase", equalTo("ACTIVATED"))
                .body("engagements[0].maySpeak.answer", equalTo(true))
                .body("waitingFor", hasSize(0));
    }

    @Test
    void an_order_answers_with_the_lead_as_it_stands_after_it() {
        activated();

        acme.as("operator")
                .body(Map.of("command", "kill", "reason", "asked by phone"))
                .post("/leads/" + acme.lead + "/commands")
                .then()
                .statusCode(200)
                .body("engagements[0].overlays.killedBy", equalTo("person"))
                .body("engagements[0].maySpeak.answer", equalTo(false))
                .body("engagements[0].maySpeak.reason", equalTo("KILLED"));
        assertThat(acme.timeline()).contains("Ordered by ana: kill (asked by phone)", "Kill Switch Reached");
    }

    @Test
    void leads_are_found_by_setter_and_phase() {
        activated();

        assertThat(leadsBy("setter=" + acme.setter() + "&phase=ACTIVATED")).containsExactly(acme.lead);
        assertThat(leadsBy("phase=BOOKED")).isEmpty();
        assertThat(leadsBy("setter=" + UUID.randomUUID())).isEmpty();
    }

    @Test
    void an_unknown_command_is_refused_with_those_there_are() {
        activated();

        acme.as("operator")
                .body(Map.of("command", "explode", "reason", "why not"))
                .post("/leads/" + acme.lead + "/commands")
                .then()
                .statusCode(400)
                .body("field", equalTo("command"))
                .body("detail", containsString("remove-kill"));
    }

    @Test
    void another_account_sees_nothing_of_it() {
        activated();
        Acme other = connected(another());

        other.as("admin").get("/leads/" + acme.lead).then().statusCode(404);
        other.as("admin").get("/leads/" + acme.lead + "/timeline").then().statusCode(404);
        other.as("admin")
                .body(Map.of("command", "kill", "reason", "mischief"))
                .post("/leads/" + acme.lead + "/commands")
                .then()
                .statusCode(404);
        assertThat(other.as("admin").get("/leads").jsonPath().getList("leads.leadId"))
                .isEmpty();
        assertThat(acme.timeline()).doesNotContain("Kill Switch Reached");
    }

    @Test
    void without_the_role_nothing_is_changed_and_without_a_token_nothing_is_shown() {
        acme.as("operator").body("{}").post("/setters").then().statusCode(403);
        acme.as("viewer")
                .body("{}")
                .post("/leads/" + acme.lead + "/commands")
                .then()
                .statusCode(403);
        RestAssured.get("/leads").then().statusCode(401);
    }

    private void activated() {
        acme.workflow(Map.of("charlie_enabled", "true"));
        acme.awaitText(1);
    }

    private List<String> leadsBy(String query) {
        return acme.as("viewer").get("/leads?" + query).jsonPath().getList("leads.leadId");
    }
}
