package io.closeloop.lifecycle;

import static io.closeloop.events.Milestone.CTA_REACHED;
import static io.closeloop.events.Milestone.DQ_REACHED;
import static io.closeloop.events.Milestone.DQ_REMOVED;
import static io.closeloop.events.Milestone.INTRO_RESPONSE;
import static io.closeloop.events.Milestone.KILL_SWITCH_REACHED;
import static io.closeloop.events.Milestone.KILL_SWITCH_REMOVED;
import static io.closeloop.events.Milestone.LEAD_ACTIVATED;
import static io.closeloop.events.Milestone.LEAD_BOOKED;
import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.events.LeadMessage.GateClosed;
import io.closeloop.events.LeadMessage.GateOpened;
import io.closeloop.events.LeadMessage.GateReason;
import io.closeloop.events.LeadMessage.MessageRequested;
import io.closeloop.events.SmsEvent;
import io.closeloop.lifecycle.house.Acme;
import io.closeloop.lifecycle.house.HandmadeEvents;
import io.closeloop.lifecycle.house.House;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whole stories of a lead, over the real topics. */
@QuarkusTest
class ConversationIT extends House {

    @Test
    void from_the_intro_through_the_call_to_action_to_a_booking() {
        introSent();

        acme.person().inboundSms(acme.bosPhone, acme.number, "hello");
        acme.tellSent(acme.awaitText(2));
        acme.person().inboundSms(acme.bosPhone, acme.number, "yes I do");
        acme.tellSent(acme.awaitText(3));
        acme.awaitMilestones(LEAD_ACTIVATED, INTRO_RESPONSE, CTA_REACHED);
        acme.person().meeting(acme.contact, Instant.now().plusSeconds(86400));

        acme.awaitMilestones(LEAD_ACTIVATED, INTRO_RESPONSE, CTA_REACHED, LEAD_BOOKED);
        assertThat(acme.messages(MessageRequested.class))
                .extracting(MessageRequested::text)
                .containsExactly("Hi Bo, Anna here", "Do you own your home?", "Book here");
    }

    @Test
    void a_burst_of_texts_gets_one_answer() {
        introSent();

        acme.person().inboundSms(acme.bosPhone, acme.number, "hello");
        acme.person().inboundSms(acme.bosPhone, acme.number, "who is this?");

        acme.awaitText(2);
        acme.workflow(Map.of("charlie_kill_switch", "true"));
        acme.awaitMilestones(LEAD_ACTIVATED, INTRO_RESPONSE, KILL_SWITCH_REACHED);
        assertThat(acme.messages(MessageRequested.class)).hasSize(2);
    }

    @Test
    void disqualified_by_what_it_said_and_requalified_by_a_person() {
        introSent();
        acme.person().inboundSms(acme.bosPhone, acme.number, "Not interested");
        acme.awaitMilestones(LEAD_ACTIVATED, INTRO_RESPONSE, DQ_REACHED);

        acme.as("operator")
                .body(Map.of("command", "requalify", "reason", "she called back"))
                .post("/leads/" + acme.lead + "/commands")
                .then()
                .statusCode(200);

        acme.awaitMilestones(LEAD_ACTIVATED, INTRO_RESPONSE, DQ_REACHED, DQ_REMOVED);
    }

    @Test
    void killed_and_revived_without_a_second_intro() {
        introSent();
        acme.workflow(Map.of("charlie_kill_switch", "true"));
        acme.awaitMilestones(LEAD_ACTIVATED, KILL_SWITCH_REACHED);
        Map<String, String> cleared = new HashMap<>();
        cleared.put("charlie_kill_switch", null);

        acme.workflow(cleared);

        acme.awaitMilestones(LEAD_ACTIVATED, KILL_SWITCH_REACHED, KILL_SWITCH_REMOVED);
        assertThat(acme.messages(MessageRequested.class)).hasSize(1);
        assertThat(acme.messages(GateClosed.class))
                .extracting(gate -> gate.gate().reason())
                .containsExactly(GateReason.KILL);
        assertThat(acme.messages(GateOpened.class)).hasSize(1);
    }

    @Test
    void a_person_s_text_puts_the_setter_to_sleep_until_its_time_is_over() {
        introSent();

        acme.tell(new SmsEvent.PersonTexted(
                acme.lead, acme.contact, "acti_p", acme.bosPhone, Instant.now(), "user_p", null));

        acme.awaitTimeline("The setter sleeps");
        acme.awaitTimeline("The setter is awake again");
        assertThat(acme.messages(GateOpened.class)).hasSize(1);
    }

    @Test
    void an_opt_out_on_one_lead_ends_the_conversation_on_another() {
        Acme twin = acme.on(acme.organization.lead("Twin", "+14155550122").leadId("Twin"));
        introSent();

        broker.publish(HandmadeEvents.inbound(twin, acme.bosPhone, "STOP"));

        acme.awaitTimeline("The person opted out on lead " + twin.lead);
        acme.awaitTimeline("Ended: the person opted out");
        assertThat(twin.messages(GateClosed.class))
                .extracting(gate -> gate.gate().ref())
                .containsExactly(acme.bosPhone);
    }

    private void introSent() {
        acme.workflow(Map.of("charlie_enabled", "true"));
        acme.tellSent(acme.awaitText(1));
        acme.awaitTimeline("Intro sent");
    }
}
