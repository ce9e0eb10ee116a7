package io.closeloop.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.closeloop.events.LeadMessage.MessageRequested;
import io.closeloop.gateway.house.Acme;
import io.closeloop.gateway.house.GatewayHouse;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** {@code GET /messages}. */
@QuarkusTest
class MessagesIT extends GatewayHouse {

    @Test
    void a_text_is_shown_with_what_became_of_it() {
        // Given
        MessageRequested asked = acme.ask(acme.text("Hi Bo"));

        // When
        acme.awaitState(asked, "SENT");

        // Then
        assertThat(acme.message(asked))
                .containsEntry("text", "Hi Bo")
                .containsEntry("toPhone", acme.phone)
                .containsEntry("leadId", acme.lead)
                .containsKeys("smsId", "sentAt", "requestedAt", "purpose", "sequence")
                .containsEntry("dueAt", null);
    }

    @Test
    void texts_are_filtered_by_state() {
        // Given
        acme.awaitState(acme.ask(acme.text("Hi Bo")), "SENT");

        // Then
        acme.as("operator").queryParam("state", "sent").get("/messages").then().body("messages", hasSize(1));
        acme.as("operator")
                .queryParam("state", "FAILED")
                .get("/messages")
                .then()
                .body("messages", hasSize(0));
    }

    @Test
    void another_account_sees_none_of_them() {
        // Given
        acme.awaitState(acme.ask(acme.text("Hi Bo")), "SENT");
        Acme other = anotherAccount();

        // When
        var answer = other.as("admin").queryParam("leadId", acme.lead).get("/messages");

        // Then
        answer.then().statusCode(200).body("messages", hasSize(0));
    }

    @Test
    void a_filter_that_is_not_understood_is_named() {
        acme.as("viewer")
                .queryParam("state", "gone")
                .get("/messages")
                .then()
                .statusCode(400)
                .body("code", equalTo("BAD_FILTER"))
                .body("field", equalTo("state"));
        acme.as("viewer").queryParam("limit", 1000).get("/messages").then().statusCode(400);
    }

    @Test
    void nobody_is_let_in_without_a_token_or_a_role() {
        given().get("/messages").then().statusCode(401);
        acme.as("stranger").get("/messages").then().statusCode(403);
    }
}
