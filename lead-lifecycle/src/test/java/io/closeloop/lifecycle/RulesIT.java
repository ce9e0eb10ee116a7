package io.closeloop.lifecycle;

import static io.closeloop.events.Milestone.CTA_REACHED;
import static io.closeloop.events.Milestone.INTRO_RESPONSE;
import static io.closeloop.events.Milestone.KILL_SWITCH_REACHED;
import static io.closeloop.events.Milestone.KILL_SWITCH_REMOVED;
import static io.closeloop.events.Milestone.LEAD_ACTIVATED;
import static io.closeloop.events.Milestone.LEAD_BOOKED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.closeloop.events.IntegrationChanged.Status;
import io.closeloop.events.LeadMessage.GateClosed;
import io.closeloop.events.LeadMessage.GateOpened;
import io.closeloop.events.LeadMessage.GateReason;
import io.closeloop.events.LeadMessage.MessageRequested;
import io.closeloop.lifecycle.house.Acme;
import io.closeloop.lifecycle.house.Database;
import io.closeloop.lifecycle.house.HandmadeEvents;
import io.closeloop.lifecycle.house.House;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules that reach a lead by way of another lead, of its setter, of its integration or of an engine outside. */
@QuarkusTest
class RulesIT extends House {

    @Test
    void a_conversation_goes_on_under_the_lead_that_survives_a_merge() {
        engaged();
        String survivor = acme.organization.lead("Survivor", "+14155550177").leadId("Survivor");
        Acme merged = acme.on(survivor);

        acme.person().merge(acme.lead, survivor);

        merged.awaitTimeline("Goes on from lead " + acme.lead);
        assertThat(merged.milestones()).isEmpty();
        assertThat(phases(merged)).containsExactly("ENGAGED");
        assertThat(phases(acme)).containsExactly("CLOSED");
        merged.workflow(Map.of("charlie_kill_switch", "true"));
        merged.awaitMilestones(KILL_SWITCH_REACHED);
    }

    @Test
    void what_became_of_a_text_of_a_lead_that_was_merged_is_known_to_the_survivor() {
        acme.activated();
        Acme merged = merged();

        acme.tellSent(acme.awaitText(1));

        merged.awaitTimeline("Intro sent");
        assertThat(phases(merged)).containsExactly("INTRO_SENT");
    }

    @Test
    void a_kill_heard_of_a_lead_after_it_was_merged_reaches_the_survivor() {
        engaged();
        Acme merged = merged();

        broker.publish(HandmadeEvents.killed(acme));

        merged.awaitMilestones(KILL_SWITCH_REACHED);
    }

    private Acme merged() {
        String survivor = acme.organization.lead("Survivor", "+14155550177").leadId("Survivor");
        Acme merged = acme.on(survivor);
        acme.person().merge(acme.lead, survivor);
        merged.awaitTimeline("Goes on from lead " + acme.lead);
        return merged;
    }

    @Test
    void the_funnel_follows_a_conversation_through_merges() {
        engaged();
        Acme second = acme.on(acme.organization.lead("Second", "+14155550178").leadId("Second"));
        Acme third = acme.on(acme.organization.lead("Third", "+14155550179").leadId("Third"));
        acme.person().merge(acme.lead, second.lead);
        second.awaitTimeline("Goes on from lead " + acme.lead);
        acme.person().merge(second.lead, third.lead);
        third.awaitTimeline("Goes on from lead " + second.lead);

        third.order("kill");

        Map<String, Integer> cohort = acme.as("viewer").get("/funnel").path("lines[1].ofActivated");
        assertThat(cohort)
                .containsEntry("LEAD_ACTIVATED", 1)
                .containsEntry("INTRO_RESPONSE", 1)
                .containsEntry("KILL_SWITCH_REACHED", 1);
    }

    @Test
    void a_setter_that_is_switched_off_falls_silent_everywhere_and_resumes() {
        engaged();

        switchSetter(false);
        awaitGate(GateClosed.class, GateReason.SETTER_OFF);
        switchSetter(true);

        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> acme.messages(GateOpened.class).stream()
                        .anyMatch(opened -> opened.gate().reason() == GateReason.SETTER_OFF));
        assertThat(acme.milestones()).containsExactly(LEAD_ACTIVATED, INTRO_RESPONSE);
    }

    @Test
    void a_removed_integration_ends_its_conversations() {
        engaged();

        acme.announce(Status.REMOVED);

        awaitGate(GateClosed.class, GateReason.ENDED);
        acme.awaitTimeline("the Close integration has been removed");
    }

    @Test
    void an_engine_s_signal_is_obeyed_and_answers_with_the_lead() {
        engaged();

        acme.as("operator")
                .body(Map.of("engagementId", engagement(), "signal", "cta-reached"))
                .post("/leads/" + acme.lead + "/signals")
                .then()
                .statusCode(200)
                .body("engagements[0].phase", equalTo("CTA_REACHED"));
        acme.as("operator")
                .body(Map.of("engagementId", engagement(), "signal", "booked", "bookingId", "b1"))
                .post("/leads/" + acme.lead + "/signals")
                .then()
                .statusCode(200);

        acme.awaitMilestones(LEAD_ACTIVATED, INTRO_RESPONSE, CTA_REACHED, LEAD_BOOKED);
    }

    @ParameterizedTest
    @CsvSource({"nonsense, signal", "disqualified, reason", "booked, bookingId", "talk-later, until"})
    void a_signal_that_lacks_something_is_refused_by_the_field_s_name(String signal, String field) {
        engaged();

        acme.as("operator")
                .body(Map.of("engagementId", UUID.randomUUID(), "signal", signal))
                .post("/leads/" + acme.lead + "/signals")
                .then()
                .statusCode(400)
                .body("field", equalTo(field));
    }

    @Test
    void the_master_kill_switch_is_for_admins_and_holds_against_a_later_activation() {
        engaged();
        Map<String, String> order = Map.of("command", "master-kill", "reason", "lawyer's letter");

        acme.as("operator")
                .body(order)
                .post("/leads/" + acme.lead + "/commands")
                .then()
                .statusCode(403);
        acme.as("admin")
                .body(order)
                .post("/leads/" + acme.lead + "/commands")
                .then()
                .statusCode(200)
                .body("masterKill.by", equalTo("ana"))
                .body("engagements[0].maySpeak.reason", equalTo("MASTER_KILLED"));

        acme.awaitMilestones(LEAD_ACTIVATED, INTRO_RESPONSE, KILL_SWITCH_REACHED);
    }

    @Test
    void a_lead_whose_kill_switch_comes_and_goes_without_end_is_parked() {
        engaged();

        for (int i = 0; i < 11; i++) {
            acme.workflow(Map.of("charlie_kill_switch", i % 2 == 0 ? "true" : "false"));
            int flips = i + 1;
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> isParked() || kills() >= flips);
        }

        acme.awaitTimeline("Parked: the kill switch or the disqualification came and went too often");
        awaitGate(GateClosed.class, GateReason.PARKED);
    }

    @Test
    void so_is_one_that_is_behind_and_hears_of_it_all_at_once() {
        engaged();
        Database.update(
                "update lead set parked_at = now(), parked_reason = 'held up' where key = ?",
                acme.key().toString());
        for (int i = 0; i < 11; i++) {
            acme.workflow(Map.of("charlie_kill_switch", i % 2 == 0 ? "true" : "false"));
            String stored = String.valueOf(i + 1);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> waiting().equals(stored));
        }

        Database.update(
                "update lead set parked_at = null, parked_reason = null, behind_since = now() where key = ?",
                acme.key().toString());

        acme.awaitTimeline("Parked: the kill switch or the disqualification came and went too often");
        assertThat(waiting()).isEqualTo("0");
    }

    private String waiting() {
        return String.valueOf(Database.one(
                "select count(*) from stored_event where lead = ?", acme.key().toString()));
    }

    private boolean isParked() {
        return acme.timeline().stream().anyMatch(line -> line.startsWith("Parked"));
    }

    private long kills() {
        return acme.milestones().stream()
                .filter(milestone -> milestone == KILL_SWITCH_REACHED || milestone == KILL_SWITCH_REMOVED)
                .count();
    }

    @Test
    void a_lead_of_which_nothing_has_happened_here_is_activated_by_order() {
        acme.as("operator")
                .body(Map.of("command", "activate", "reason", "asked by phone"))
                .post("/leads/" + acme.lead + "/commands")
                .then()
                .statusCode(200);
        acme.awaitText(1);

        acme.as("operator")
                .body(Map.of("command", "activate", "reason", "typing error"))
                .post("/leads/lead_nobody_has/commands")
                .then()
                .statusCode(200);
        acme.on("lead_nobody_has").awaitTimeline("Close has no such lead");
    }

    private void engaged() {
        acme.workflow(Map.of("charlie_enabled", "true"));
        acme.tellSent(acme.awaitText(1));
        acme.awaitTimeline("Intro sent");
        acme.person().inboundSms(acme.bosPhone, acme.number, "hello");
        acme.awaitMilestones(LEAD_ACTIVATED, INTRO_RESPONSE);
        assertThat(acme.messages(MessageRequested.class)).isNotEmpty();
    }

    private void switchSetter(boolean active) {
        acme.as("admin")
                .contentType("application/merge-patch+json")
                .body(Map.of("active", active))
                .patch("/setters/" + acme.setter())
                .then()
                .statusCode(200);
    }

    private void awaitGate(Class<GateClosed> kind, GateReason reason) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> acme.messages(kind).stream()
                        .anyMatch(closed -> closed.gate().reason() == reason));
    }

    private String engagement() {
        return acme.as("viewer").get("/leads/" + acme.lead).jsonPath().getString("engagements[0].id");
    }

    private static List<String> phases(Acme lead) {
        return lead.as("viewer").get("/leads/" + lead.lead).jsonPath().getList("engagements.phase");
    }
}
