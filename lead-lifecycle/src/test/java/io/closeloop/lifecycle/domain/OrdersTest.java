package io.closeloop.lifecycle.domain;

import static io.closeloop.events.LeadMessage.GateReason.ENDED;
import static io.closeloop.events.LeadMessage.GateReason.PERSON;
import static io.closeloop.events.Milestone.KILL_SWITCH_REACHED;
import static io.closeloop.events.Milestone.LEAD_ACTIVATED;
import static io.closeloop.events.Milestone.LEAD_BOOKED;
import static io.closeloop.lifecycle.domain.Checks.closesGates;
import static io.closeloop.lifecycle.domain.Checks.decides;
import static io.closeloop.lifecycle.domain.Checks.mayNotSpeak;
import static io.closeloop.lifecycle.domain.Checks.maySpeak;
import static io.closeloop.lifecycle.domain.Checks.noMilestone;
import static io.closeloop.lifecycle.domain.Checks.nobodyTalks;
import static io.closeloop.lifecycle.domain.Checks.opensGates;
import static io.closeloop.lifecycle.domain.Checks.reached;
import static io.closeloop.lifecycle.domain.Checks.refuses;
import static io.closeloop.lifecycle.domain.Checks.says;
import static io.closeloop.lifecycle.domain.Checks.saysNothing;
import static io.closeloop.lifecycle.domain.Checks.shows;
import static io.closeloop.lifecycle.domain.Checks.talksWith;
import static io.closeloop.lifecycle.domain.Checks.waitsFor;
import static io.closeloop.lifecycle.domain.Steps.activated;
import static io.closeloop.lifecycle.domain.Steps.engaged;
import static io.closeloop.lifecycle.domain.Steps.inboundText;
import static io.closeloop.lifecycle.domain.Steps.introComesDue;
import static io.closeloop.lifecycle.domain.Steps.introSent;
import static io.closeloop.lifecycle.domain.Steps.leadIsRead;
import static io.closeloop.lifecycle.domain.Steps.meetingScheduled;
import static io.closeloop.lifecycle.domain.Steps.ordered;
import static io.closeloop.lifecycle.domain.Steps.orderedOf;
import static io.closeloop.lifecycle.domain.Steps.personTexts;
import static io.closeloop.lifecycle.domain.Steps.settings;
import static io.closeloop.lifecycle.domain.Steps.timePasses;
import static io.closeloop.lifecycle.domain.Steps.workflowClearsEnabled;
import static io.closeloop.lifecycle.domain.Steps.workflowEnables;
import static io.closeloop.lifecycle.domain.Steps.workflowTexts;
import static io.closeloop.lifecycle.domain.Story.given;
import static io.closeloop.lifecycle.domain.World.ANNA;
import static io.closeloop.lifecycle.domain.World.BO;
import static io.closeloop.lifecycle.domain.World.CARL;
import static io.closeloop.lifecycle.domain.World.OFF;

import io.closeloop.lifecycle.domain.decision.Request;
import io.closeloop.lifecycle.domain.news.Input;
import io.closeloop.lifecycle.domain.news.Order;
import io.closeloop.lifecycle.domain.rule.Silence;
import io.closeloop.lifecycle.domain.setter.SetterSettings;
import io.closeloop.lifecycle.domain.setter.SetterSettings.Booking;
import io.closeloop.lifecycle.domain.setter.SetterSettings.Pauses;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a person orders, and what a setter's settings change. Source: charlie.md 1.2, 2.2 and 3. */
class OrdersTest {

    private static final Story.Step WON = world -> world.hear(new Input.OpportunityWon("oppo_1", null));

    @Test
    void a_person_may_name_the_setter_of_an_activation() {
        given(ordered(new Order.Activate(CARL.id())))
                .when(leadIsRead())
                .then(reached(LEAD_ACTIVATED), talksWith(CARL, BO));
    }

    @Test
    void a_setter_that_is_switched_off_is_refused_by_name_and_never_replaced() {
        given(ordered(new Order.Activate(OFF.id())))
                .when(leadIsRead())
                .then(nobodyTalks(), refuses("the setter ordered, " + OFF.id() + " is switched off"));
    }

    @Test
    void a_person_who_names_a_setter_goes_before_the_fields_while_they_settle() {
        given(workflowEnables(ANNA), ordered(new Order.Activate(CARL.id())))
                .when(leadIsRead())
                .then(talksWith(CARL, BO));
    }

    @Test
    void handed_over_the_other_setter_greets() {
        given(engaged(), ordered(new Order.HandOver(CARL.id())), world -> world.take(Request.AskSetter.class))
                .when(leadIsRead())
                .then(reached(LEAD_ACTIVATED), closesGates(ENDED), talksWith(CARL, BO), says("Hi Bo, Carl here"));
    }

    @Test
    void taken_over_the_setter_sleeps_and_given_back_it_is_awake() {
        given(engaged()).when(ordered(Order.Plain.TAKE_OVER)).then(closesGates(PERSON), mayNotSpeak(Silence.PERSON));
        given(engaged(), ordered(Order.Plain.TAKE_OVER))
                .when(ordered(Order.Plain.GIVE_BACK))
                .then(opensGates(PERSON), maySpeak());
        given(engaged()).when(ordered(Order.Plain.GIVE_BACK)).then(refuses("awake"));
    }

    @Test
    void taking_over_works_where_texting_puts_nobody_to_sleep() {
        given(settings(anna -> anna.with(new Pauses(Duration.ZERO, Duration.ZERO, Duration.ZERO))), engaged())
                .when(ordered(Order.Plain.TAKE_OVER))
                .then(mayNotSpeak(Silence.PERSON));
    }

    @Test
    void a_workflow_s_text_has_a_pause_of_its_own() {
        Story.Step onlyPeople =
                settings(anna -> anna.with(new Pauses(Duration.ofMinutes(30), Duration.ZERO, Duration.ZERO)));
        given(onlyPeople, engaged()).when(workflowTexts()).then(closesGates(), maySpeak(), shows("workflow texted"));
        given(engaged()).when(workflowTexts()).then(closesGates(PERSON), mayNotSpeak(Silence.WORKFLOW));
    }

    @Test
    void begun_anew_the_same_setter_greets_again_on_purpose() {
        given(engaged(), ordered(Order.Plain.RESTART))
                .when(leadIsRead())
                .then(reached(LEAD_ACTIVATED), talksWith(ANNA, BO), says("Hi Bo, Anna here"));
    }

    @Test
    void begun_anew_after_the_end_it_is_with_whom_it_was_last() {
        given(engaged(), inboundText("STOP"), inboundText("START"), ordered(Order.Plain.RESTART))
                .when(leadIsRead())
                .then(reached(LEAD_ACTIVATED), talksWith(ANNA, BO));
        given().when(ordered(Order.Plain.RESTART)).then(refuses("Nothing to order"));
    }

    @Test
    void an_order_for_one_conversation_leaves_the_others_alone() {
        given(engaged())
                .when(orderedOf(Order.Plain.DISQUALIFY, new UUID(5, 5)))
                .then(noMilestone(), refuses("Nothing to order"));
    }

    @Test
    void nobody_is_greeted_who_has_just_been_texted() {
        Story.Step pausing =
                settings(anna -> anna.with(new Pauses(Duration.ZERO, Duration.ZERO, Duration.ofMinutes(30))));
        given(pausing, personTexts(), workflowEnables())
                .when(leadIsRead())
                .then(reached(LEAD_ACTIVATED), saysNothing(), decides("Intro waits until"));
        given(pausing, personTexts(), workflowEnables(), leadIsRead(), timePasses(Duration.ofMinutes(30)))
                .when(introComesDue())
                .then(says("Hi Bo, Anna here"));
        given(pausing, personTexts(), ordered(new Order.Activate(null)))
                .when(leadIsRead())
                .then(says("Hi Bo, Anna here"));
    }

    @Test
    void a_won_opportunity_is_a_booking_where_the_settings_say_so() {
        Story.Step winning = settings(anna -> anna.with(new Booking(false, false, true)));
        given(engaged()).when(WON).then(noMilestone(), shows("Opportunity won"));
        given(winning, engaged()).when(WON).then(reached(LEAD_BOOKED));
        given(winning, engaged(), WON).when(WON).then(noMilestone());
        given(winning, engaged())
                .when(world -> world.hear(new Input.OpportunityWon("oppo_1", "cont_other")))
                .then(noMilestone());
    }

    @Test
    void a_booking_is_a_kill_where_the_settings_say_so() {
        given(settings(anna -> anna.with(new Booking(true, true, false))), engaged())
                .when(meetingScheduled("m1"))
                .then(reached(LEAD_BOOKED, KILL_SWITCH_REACHED), mayNotSpeak(Silence.KILLED));
    }

    @Test
    void a_meeting_that_was_held_is_shown() {
        given(engaged(), meetingScheduled("m1"))
                .when(world -> world.hear(new Input.MeetingCompleted("m1")))
                .then(shows("Meeting held"), noMilestone());
    }

    @Test
    void a_cleared_field_is_ignored_where_the_settings_say_so() {
        given(
                        settings(anna -> new SetterSettings(
                                anna.script(), anna.booking(), anna.lastWords(), anna.pauses(), false, true)),
                        engaged())
                .when(workflowClearsEnabled())
                .then(closesGates(), maySpeak());
    }

    @Test
    void a_restarted_intro_waits_for_nothing() {
        given(introSent(), ordered(Order.Plain.RESTART)).when(leadIsRead()).then(says("Hi Bo, Anna here"));
        given(activated()).when(ordered(Order.Plain.RESTART)).then(waitsFor(Request.ReadLead.class));
    }
}
