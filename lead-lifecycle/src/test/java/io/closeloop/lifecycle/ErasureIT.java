package io.closeloop.lifecycle;

import static io.closeloop.lifecycle.house.Scan.findings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.closeloop.events.LeadMessage.GateClosed;
import io.closeloop.events.LeadMessage.GateReason;
import io.closeloop.events.LeadMessage.MessageRequested;
import io.closeloop.events.Topics;
import io.closeloop.lifecycle.house.Acme;
import io.closeloop.lifecycle.house.Database;
import io.closeloop.lifecycle.house.HandmadeEvents;
import io.closeloop.lifecycle.house.ParkingHouse;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A person asks to be forgotten: nothing of them is left in the database, and they are not texted again. */
@QuarkusTest
class ErasureIT extends ParkingHouse {

    private final String secret = "I live in " + UUID.randomUUID() + " Street";

    @Test
    void no_table_has_the_number_or_the_texts_any_more() {
        talkedWith(acme);
        assertThat(findings(digits(acme)))
                .contains(
                        "lead.state",
                        "lead_contact.phone",
                        "phone_claim.phone",
                        "phone_texted.phone",
                        "conversation_text.phone");
        assertThat(findings(secret)).contains("timeline_entry.text", "conversation_text.text");

        erase(acme)
                .statusCode(200)
                .body("state", equalTo("DONE"))
                .body("erased.leads", equalTo(1))
                .body("erased.engagements", equalTo(1))
                .body("erased.contacts", equalTo(1))
                .body("erased.texts", equalTo(3));

        assertThat(findings(digits(acme))).isEmpty();
        assertThat(findings(secret)).isEmpty();
        assertThat(shown("/leads/" + acme.lead) + shown("/leads/" + acme.lead + "/timeline") + shown("/leads?q=Bo"))
                .doesNotContain("Bo ", "\"Bo\"", "Oak");
        assertThat(acme.timeline()).contains("Ended: erased at a person's request");
        awaitTheGateOfTheEngagement();
    }

    /** Close files a text by its contact, who has more numbers than the one that is talked with (close-api.md 5.5). */
    @Test
    void what_came_from_another_number_into_the_talk_goes_and_the_talk_stays() {
        talkedWith(acme);
        acme.order("take-over");
        String other = another().bosPhone;
        String theirs = "my door is " + UUID.randomUUID();
        broker.publish(HandmadeEvents.inboundByContact(acme, other, theirs));
        await().atMost(LONG).until(() -> textsHeard().contains(theirs));
        assertThat(findings(theirs)).contains("lead.state", "timeline_entry.text", "conversation_text.text");

        erase(acme, other).statusCode(200).body("state", equalTo("DONE")).body("erased.texts", equalTo(1));

        assertThat(findings(theirs)).isEmpty();
        assertThat(findings(other.substring(1))).isEmpty();
        assertThat(textsHeard()).contains(secret);
        acme.as("viewer").get("/leads/" + acme.lead).then().body("engagements.phase", equalTo(List.of("ENGAGED")));
    }

    @Test
    void what_people_and_engines_typed_about_the_lead_goes_as_a_whole() {
        talkedWith(acme);
        String engagement = acme.as("viewer").get("/leads/" + acme.lead).path("engagements[0].id");
        said(
                "/signals",
                Map.of("engagementId", engagement, "signal", "disqualified", "reason", "Mr. Ray, 415-555-0100"));
        said("/commands", Map.of("command", "requalify", "reason", "Mr. Ray\n(of 415-555-0100) called"));

        erase(acme).statusCode(200);

        assertThat(acme.timeline()).contains("DQ LOG: [erased]", "Ordered by ana: requalify ([erased])");
        assertThat(findings("Mr. Ray")).isEmpty();
    }

    private void said(String where, Map<String, String> body) {
        acme.as("operator")
                .body(body)
                .post("/leads/" + acme.lead + where)
                .then()
                .statusCode(200);
    }

    @Test
    void figures_stay_as_they_are() {
        talkedWith(acme);
        String funnel = figures("/funnel");
        String waits = figures("/response-times");

        erase(acme).statusCode(200);

        assertThat(figures("/funnel")).isEqualTo(funnel).contains("INTRO_RESPONSE");
        assertThat(figures("/response-times")).isEqualTo(waits);
    }

    @Test
    void another_account_s_conversation_on_the_same_number_goes_on() {
        talkedWith(acme);
        Acme rival = connected(acme.rival());
        rival.workflow(Map.of("charlie_enabled", "false"));
        talkedWith(rival);

        String id = erase(acme).statusCode(200).extract().path("id");

        rival.as("viewer").get("/leads").then().body("leads[0].contact.phone", equalTo(acme.bosPhone));
        assertThat(rival.as("viewer")
                        .get("/leads/" + acme.lead + "/conversation")
                        .asString())
                .contains(secret);
        assertThat(rival.timeline()).noneMatch(line -> line.contains("erased"));
        rival.as("admin").get("/erasures/" + id).then().statusCode(404).body("code", equalTo("ERASURE_UNKNOWN"));
        acme.as("admin").get("/erasures/" + id).then().statusCode(200).body("state", equalTo("DONE"));
    }

    @Test
    void an_erased_person_is_not_talked_with_again_until_they_say_so_themselves() {
        talkedWith(acme);
        erase(acme).statusCode(200);

        acme.order("activate");
        acme.awaitTimeline("Not activated: the person opted out");
        texted(acme, "START");
        acme.awaitTimeline("Opted in again");
        acme.order("activate");

        acme.awaitText(3);
    }

    @Test
    void a_stop_of_an_erased_person_does_not_bring_the_number_back() {
        talkedWith(acme);
        erase(acme).statusCode(200);

        texted(acme, "STOP");

        acme.awaitTimeline("Opt-out received");
        assertThat(findings(digits(acme))).doesNotContain("suppression.phone");
    }

    @Test
    void asked_again_it_goes_on_where_it_stopped_and_what_is_done_stays_done() {
        talkedWith(acme);
        String id = erase(acme).statusCode(200).extract().path("id");
        Database.update("update erasure set finished_at = null where id = ?::uuid", id);
        Database.update(
                "update lead_contact set phone = ? where lead = ?",
                acme.bosPhone,
                acme.key().toString());
        acme.as("admin")
                .get("/erasures/" + id)
                .then()
                .body("state", equalTo("RUNNING"))
                .body("topicsUntil", nullValue());

        erase(acme).statusCode(200).body("id", equalTo(id)).body("state", equalTo("DONE"));

        assertThat(findings(digits(acme))).isEmpty();
        erase(acme).body("id", equalTo(id)).body("erased.leads", equalTo(2)).body("erased.texts", equalTo(3));
    }

    @Test
    void a_word_from_a_lead_that_is_not_known_here_does_not_keep_it_from_ending() {
        texted(acme.on("lead_unknown"), "START");
        await().atMost(LONG).until(() -> findings(digits(acme)).contains("suppression.phone"));

        erase(acme).statusCode(200).body("state", equalTo("DONE"));

        assertThat(findings(digits(acme))).isEmpty();
    }

    @Test
    void a_parked_lead_is_refused_with_the_cure_and_nothing_has_begun() {
        talkedWith(acme);
        parkedByAKill();

        erase(acme)
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("LEAD_PARKED"))
                .body("detail", containsString("/parking"));

        assertThat(Database.one("select 1 from erasure where account = ?", acme.tenant.account()))
                .isNull();
    }

    @Test
    void it_says_when_the_last_copy_in_the_topics_is_gone() {
        ValidatableResponse answer = erase(acme).statusCode(200);

        Instant finished = Instant.parse(answer.extract().path("finishedAt"));
        assertThat(Instant.parse(answer.extract().path("topicsUntil")))
                .isEqualTo(finished.plus(Topics.textsGoneAfter()));
        answer.body("elsewhere.where", equalTo(List.of("topics", "sms-gateway", "Close", "backups")));
    }

    @Test
    void it_is_for_admins_and_wants_a_number_and_a_reason_without_it() {
        acme.as("operator").body(asked(acme.bosPhone)).post("/erasures").then().statusCode(403);
        refused(Map.of("phone", "12", "reason", "asked"), "phone");
        refused(Map.of("phone", acme.bosPhone), "reason");
        refused(Map.of("phone", acme.bosPhone, "reason", "of " + acme.bosPhone), "reason");
    }

    private void refused(Map<String, String> body, String field) {
        acme.as("admin").body(body).post("/erasures").then().statusCode(400).body("field", equalTo(field));
    }

    private void talkedWith(Acme account) {
        account.activated();
        MessageRequested intro = account.awaitText(1);
        account.tellSent(intro);
        account.awaitTimeline("Intro sent");
        texted(account, secret);
        account.awaitText(2);
    }

    private static void texted(Acme account, String text) {
        broker.publish(HandmadeEvents.inbound(account, account.bosPhone, text));
    }

    private static ValidatableResponse erase(Acme account) {
        return erase(account, account.bosPhone);
    }

    private static ValidatableResponse erase(Acme account, String phone) {
        return account.as("admin").body(asked(phone)).post("/erasures").then();
    }

    private static Map<String, String> asked(String phone) {
        return Map.of("phone", phone, "reason", "ticket 7");
    }

    private static String digits(Acme account) {
        return account.bosPhone.substring(1);
    }

    private String shown(String path) {
        return acme.as("viewer").get(path).then().statusCode(200).extract().asString();
    }

    /** Without the moment at which they were asked for. */
    private String figures(String path) {
        return acme.as("viewer").get(path).jsonPath().getString("lines");
    }

    private void awaitTheGateOfTheEngagement() {
        await().atMost(LONG)
                .until(() -> acme.messages(GateClosed.class).stream()
                        .anyMatch(closed -> closed.gate().reason() == GateReason.ENDED));
    }
}
