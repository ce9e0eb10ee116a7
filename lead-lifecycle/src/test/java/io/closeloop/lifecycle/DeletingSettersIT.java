package io.closeloop.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.closeloop.events.IncomingEvent;
import io.closeloop.events.SetterChanged;
import io.closeloop.events.Topics;
import io.closeloop.lifecycle.house.House;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Setters switched off and deleted: never from under somebody who talks with them. */
@QuarkusTest
class DeletingSettersIT extends House {

    private static final Duration LONG = Duration.ofSeconds(20);

    @Test
    void a_setter_that_nobody_needs_is_deleted_announced_as_off_and_still_read() {
        UUID bert = acme.createSetter("Bert");

        acme.as("admin").delete("/setters/" + bert).then().statusCode(204);

        acme.as("admin").delete("/setters/" + bert).then().statusCode(204);
        acme.as("viewer").get("/setters").then().body("name", contains("Anna"));
        acme.as("viewer")
                .get("/setters/" + bert)
                .then()
                .statusCode(200)
                .body("active", equalTo(false))
                .body("deletedAt", notNullValue());
        acme.as("viewer").get("/setters/" + bert + "/versions").then().body("what", contains("deleted", "created"));
        acme.as("admin")
                .body(Map.of("name", "Again"))
                .patch("/setters/" + bert)
                .then()
                .statusCode(409)
                .body("code", equalTo("SETTER_DELETED"));
        acme.as("admin")
                .body(Map.of("from", bert))
                .post(path() + "/copy-settings")
                .then()
                .statusCode(200);
        await().atMost(LONG).until(() -> told(bert).size() == 2);
        assertThat(told(bert).getLast()).satisfies(last -> {
            assertThat(last.active()).isFalse();
            assertThat(last.version()).isEqualTo(2);
        });
    }

    @Test
    void a_deleted_setter_takes_no_lead() {
        UUID bert = acme.createSetter("Bert");
        acme.as("admin").delete("/setters/" + bert).then().statusCode(204);

        acme.workflow(Map.of("charlie_enabled", "true", "ai_setter_id", bert.toString()));

        acme.awaitTimeline("is not a setter of this account");
    }

    @Test
    void an_integration_s_default_is_not_deleted() {
        acme.as("admin")
                .delete(path())
                .then()
                .statusCode(409)
                .body("code", equalTo("SETTER_IN_USE"))
                .body("detail", containsString(acme.tenant.integration()));
    }

    @Test
    void a_setter_that_talks_is_not_deleted_until_its_lead_is_handed_over() {
        UUID bert = acme.createSetter("Bert");
        acme.workflow(Map.of("charlie_enabled", "true", "ai_setter_id", bert.toString()));
        acme.awaitText(1);

        acme.as("admin")
                .delete("/setters/" + bert)
                .then()
                .statusCode(409)
                .body("code", equalTo("SETTER_IN_USE"))
                .body("detail", containsString(acme.lead));

        acme.workflow(Map.of("ai_setter_id", acme.setter().toString()));
        acme.workflow(Map.of("charlie_enabled", "false"));
        acme.workflow(Map.of("charlie_enabled", "true"));
        acme.awaitText(2);
        acme.as("admin").delete("/setters/" + bert).then().statusCode(204);
    }

    @Test
    void a_setter_that_is_switched_off_and_on_tells_the_leads_that_it_talks_with() {
        acme.workflow(Map.of("charlie_enabled", "true"));
        acme.awaitText(1);

        acme.as("admin").body(Map.of("active", false)).patch(path()).then().statusCode(200);

        acme.awaitTimeline("Silent: the setter is switched off");
        acme.as("admin").body(Map.of("active", true)).patch(path()).then().statusCode(200);
        acme.awaitTimeline("Resumed: the setter is switched on again");
    }

    private String path() {
        return "/setters/" + acme.setter();
    }

    private List<SetterChanged> told(UUID setter) {
        return broker.read(Topics.SETTER_CHANGES.name(), setter.toString()).stream()
                .map(event -> IncomingEvent.of(event, SetterChanged.class).event())
                .toList();
    }
}
