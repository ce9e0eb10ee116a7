package io.closeloop.lifecycle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.closeloop.events.Topics;
import io.closeloop.lifecycle.house.Acme;
import io.closeloop.lifecycle.house.Database;
import io.closeloop.lifecycle.house.HandmadeEvents;
import io.closeloop.lifecycle.house.ParkingHouse;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Dead letters are seen by whom they concern, and one that is replayed counts once. */
@QuarkusTest
class ReplayIT extends ParkingHouse {

    @Test
    void letters_are_listed_newest_first_to_their_account_only() {
        broker.publish(HandmadeEvents.of(acme, "lead.updated", "no".getBytes(UTF_8)));
        broker.publish(HandmadeEvents.of(acme, "contact.updated", "no".getBytes(UTF_8)));
        Acme other = connected(another());

        await().atMost(LONG).until(() -> letters().size() == 2);

        acme.as("operator")
                .get("/dead-letters")
                .then()
                .body("type", equalTo(List.of("close.contact.updated", "close.lead.updated")))
                .body("stage", equalTo(List.of("read", "read")))
                .body("leadId", equalTo(List.of(acme.lead, acme.lead)));
        other.as("operator").get("/dead-letters").then().statusCode(200).body("", hasSize(0));
        acme.as("viewer").get("/dead-letters").then().statusCode(403);
    }

    @Test
    void a_replay_answers_what_came_of_it_and_a_second_one_changes_nothing() {
        String letter = releasedText("replayed");

        acme.as("operator")
                .post(letter)
                .then()
                .statusCode(200)
                .body("outcome", equalTo("DECIDED"))
                .body("timeline[0].text", equalTo("replayed"));
        acme.as("operator").post(letter).then().statusCode(200).body("outcome", equalTo("SEEN_BEFORE"));

        assertThat(textsHeard()).containsExactly("replayed");
    }

    @Test
    void what_still_fails_says_so_and_nothing_has_happened() {
        String letter = releasedText("fails");
        Database.spoil(acme);

        acme.as("operator")
                .post(letter)
                .then()
                .body("outcome", equalTo("FAILS"))
                .body("because", containsString("not a LeadState"));
        Database.mend(acme);

        acme.as("operator").post(letter).then().body("outcome", equalTo("DECIDED"));
    }

    @Test
    void a_replay_to_a_parked_lead_waits_behind_what_waits() {
        String letter = releasedText("behind");
        parkedByAKill();

        acme.as("operator").post(letter).then().body("outcome", equalTo("STORED"));

        assertThat(waiting()).isEqualTo(2);
    }

    @Test
    void what_still_cannot_be_read_and_what_is_not_there_is_refused() {
        broker.publish(HandmadeEvents.of(acme, "lead.updated", "no".getBytes(UTF_8)));
        await().atMost(LONG).until(() -> letters().size() == 1);
        String letter = replayOf(letters().getFirst().offset());
        Acme other = connected(another());

        refused(acme, letter, 422, "LETTER_UNREADABLE");
        refused(other, letter, 404, "LETTER_UNKNOWN");
        refused(acme, replayOf(1_000_000), 404, "LETTER_UNKNOWN");
        refused(acme, letter.replace("close.events.dlq", "close.events"), 404, "LETTER_UNKNOWN");
    }

    /** @return where to ask for its replay */
    private String releasedText(String text) {
        activated();
        Database.spoil(acme);
        texted(text);
        awaitParked(1);
        Database.mend(acme);
        order("release").statusCode(200);
        await().atMost(LONG).until(() -> letters().size() == 1);
        return replayOf(letters().getFirst().offset());
    }

    private static String replayOf(long offset) {
        return "/dead-letters/" + Topics.CLOSE_EVENTS.deadLetterName() + "/0/" + offset + "/replay";
    }

    private static ValidatableResponse refused(Acme who, String letter, int status, String code) {
        return who.as("admin")
                .body(Map.of())
                .post(letter)
                .then()
                .statusCode(status)
                .body("code", equalTo(code));
    }
}
