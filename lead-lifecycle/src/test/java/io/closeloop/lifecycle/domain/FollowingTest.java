package io.closeloop.lifecycle.domain;

import static io.closeloop.events.LeadMessage.GateReason.DISABLED;
import static io.closeloop.events.LeadMessage.GateReason.ENDED;
import static io.closeloop.events.LeadMessage.GateReason.KILL;
import static io.closeloop.events.LeadMessage.GateReason.MASTER_KILL;
import static io.closeloop.events.LeadMessage.GateReason.OPT_OUT;
import static io.closeloop.events.LeadMessage.GateReason.PERSON;
import static io.closeloop.events.Milestone.INTRO_RESPONSE;
import static io.closeloop.events.Milestone.KILL_SWITCH_REACHED;
import static io.closeloop.events.Milestone.KILL_SWITCH_REMOVED;
import static io.closeloop.events.Milestone.LEAD_BOOKED;
import static io.closeloop.lifecycle.domain.Checks.closesGates;
import static io.closeloop.lifecycle.domain.Checks.isIn;
import static io.closeloop.lifecycle.domain.Checks.mayNotSpeak;
import static io.closeloop.lifecycle.domain.Checks.maySpeak;
import static io.closeloop.lifecycle.domain.Checks.noMilestone;
import static io.closeloop.lifecycle.domain.Checks.nobodyTalks;
import static io.closeloop.lifecycle.domain.Checks.nothingHappens;
import static io.closeloop.lifecycle.domain.Checks.opensGates;
import static io.closeloop.lifecycle.domain.Checks.reached;
import static io.closeloop.lifecycle.domain.Checks.refuses;
import static io.closeloop.lifecycle.domain.Checks.saysNothing;
import static io.closeloop.lifecycle.domain.Checks.shows;
import static io.closeloop.lifecycle.domain.Checks.talksWith;
import static io.closeloop.lifecycle.domain.Checks.waitsFor;
import static io.closeloop.lifecycle.domain.Merges.GONE;
import static io.closeloop.lifecycle.domain.Merges.TOLD_OF_THE_MERGE;
import static io.closeloop.lifecycle.domain.Merges.goneHears;
import static io.closeloop.lifecycle.domain.Merges.merged;
import static io.closeloop.lifecycle.domain.Steps.activated;
import static io.closeloop.lifecycle.domain.Steps.engaged;
import static io.closeloop.lifecycle.domain.Steps.inboundText;
import static io.closeloop.lifecycle.domain.Steps.introSent;
import static io.closeloop.lifecycle.domain.Steps.leadIsRead;
import static io.closeloop.lifecycle.domain.Steps.meetingScheduled;
import static io.closeloop.lifecycle.domain.Steps.ordered;
import static io.closeloop.lifecycle.domain.Steps.personKills;
import static io.closeloop.lifecycle.domain.Steps.personTexts;
import static io.closeloop.lifecycle.domain.Steps.personToggles;
import static io.closeloop.lifecycle.domain.Steps.settings;
import static io.closeloop.lifecycle.domain.Steps.textFails;
import static io.closeloop.lifecycle.domain.Steps.textGoes;
import static io.closeloop.lifecycle.domain.Steps.workflowClearsEnabled;
import static io.closeloop.lifecycle.domain.Steps.workflowEnables;
import static io.closeloop.lifecycle.domain.Steps.workflowKills;
import static io.closeloop.lifecycle.domain.Steps.workflowRemovesKill;
import static io.closeloop.lifecycle.domain.Steps.workflowSetsSetter;
import static io.closeloop.lifecycle.domain.Story.given;
import static io.closeloop.lifecycle.domain.World.ANNA;
import static io.closeloop.lifecycle.domain.World.BO;
import static io.closeloop.lifecycle.domain.World.BOS_PHONE;
import static io.closeloop.lifecycle.domain.World.CARL;
import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.lifecycle.domain.Story.Step;
import io.closeloop.lifecycle.domain.decision.Entry;
import io.closeloop.lifecycle.domain.decision.Request;
import io.closeloop.lifecycle.domain.news.Input;
import io.closeloop.lifecycle.domain.news.Input.ControlFieldsChanged;
import io.closeloop.lifecycle.domain.news.Order;
import io.closeloop.lifecycle.domain.news.Switch;
import io.closeloop.lifecycle.domain.rule.Silence;
import io.closeloop.lifecycle.domain.setter.SetterSettings.Booking;
import io.closeloop.lifecycle.domain.state.Level;
import io.closeloop.lifecycle.domain.state.Phase;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is heard of a lead after it was merged away reaches the lead that survives: the one that every story here looks at. */
class FollowingTest {

    @Test
    void a_kill_closes_the_survivor_s_gate() {
        given(merged(engaged()))
                .when(goneHears(workflowKills()))
                .then(closesGates(KILL), reached(KILL_SWITCH_REACHED), mayNotSpeak(Silence.KILLED));
    }

    @Test
    void so_does_one_on_the_contact() {
        given(merged(engaged()))
                .when(goneHears(personKills(BO, Switch.ON)))
                .then(closesGates(KILL), reached(KILL_SWITCH_REACHED), mayNotSpeak(Silence.KILLED));
    }

    @Test
    void heard_again_it_is_no_second_milestone() {
        given(merged(engaged()), goneHears(workflowKills()))
                .when(goneHears(workflowKills()))
                .then(closesGates(), noMilestone(), mayNotSpeak(Silence.KILLED));
    }

    @Test
    void a_kill_that_came_along_is_lifted_by_news_that_it_was_lifted_before() {
        given(merged(Step.all(engaged(), workflowKills())))
                .when(goneHears(workflowRemovesKill()))
                .then(opensGates(KILL), reached(KILL_SWITCH_REMOVED), maySpeak());
    }

    @Test
    void the_contact_s_own_kill_stands_when_the_lead_s_was_lifted() {
        given(merged(Step.all(engaged(), workflowKills(), personKills(BO, Switch.ON))))
                .when(goneHears(workflowRemovesKill()))
                .then(opensGates(), noMilestone(), mayNotSpeak(Silence.KILLED));
    }

    @Test
    void an_older_kill_does_not_beat_the_newer_word() {
        Switch.Change kill = new Switch.Change(Switch.OFF, Switch.ON);
        given(merged(Step.all(engaged(), workflowKills(), workflowRemovesKill())))
                .when(goneHears(world ->
                        world.hear(new ControlFieldsChanged(Level.LEAD, null, kill, null), world.now.minusSeconds(60))))
                .then(closesGates(), noMilestone(), maySpeak());
    }

    @Test
    void what_a_person_lifts_here_stays_lifted_whatever_is_heard_there() {
        given(merged(Step.all(engaged(), workflowKills())), ordered(Order.Plain.REMOVE_KILL))
                .when(goneHears(world ->
                        world.hear(new ControlFieldsChanged(Level.LEAD, null, null, "x"), world.now.minusSeconds(60))))
                .then(closesGates(), noMilestone(), maySpeak());
    }

    @Test
    void a_cleared_field_silences_here() {
        given(merged(engaged()))
                .when(goneHears(workflowClearsEnabled()))
                .then(closesGates(DISABLED), noMilestone(), mayNotSpeak(Silence.DISABLED));
    }

    @Test
    void the_setter_that_the_gone_lead_named_is_named_here_and_a_newer_word_of_this_lead_goes_before_it() {
        Step carl = Step.all(workflowEnables(CARL), leadIsRead());
        given(merged(carl), personToggles(BO, Switch.ON)).when(leadIsRead()).then(talksWith(CARL, BO), noMilestone());
        given(merged(carl), workflowSetsSetter(ANNA)).when(leadIsRead()).then(talksWith(ANNA, BO));
    }

    @Test
    void a_wish_is_wanted_here() {
        given(TOLD_OF_THE_MERGE).when(goneHears(workflowEnables())).then(waitsFor(Request.ReadLead.class));
    }

    @Test
    void a_person_s_text_puts_the_setter_to_sleep() {
        given(merged(engaged()))
                .when(goneHears(personTexts()))
                .then(closesGates(PERSON), mayNotSpeak(Silence.PERSON), waitsFor(Request.EndTakeover.class));
    }

    @Test
    void an_opt_out_ends_the_conversation() {
        given(merged(engaged()))
                .when(goneHears(inboundText("STOP")))
                .then(
                        closesGates(OPT_OUT, ENDED),
                        nobodyTalks(),
                        (decision, world) ->
                                assertThat(world.isSuppressed(BOS_PHONE)).isTrue());
    }

    @Test
    void an_intro_that_was_under_way_has_gone() {
        given(merged(activated())).when(goneHears(textGoes())).then(isIn(Phase.IntroSent.class), saysNothing());
    }

    @Test
    void and_its_answer_is_the_response() {
        given(merged(activated()), goneHears(textGoes()))
                .when(inboundText("yes"))
                .then(reached(INTRO_RESPONSE), waitsFor(Request.AskSetter.class));
    }

    @Test
    void an_intro_that_did_not_go_is_shown_and_can_be_released_no_more() {
        given(merged(activated())).when(goneHears(textFails("30005"))).then(refuses("Text not sent: 30005"));
        given(merged(activated()), goneHears(textFails("30005")))
                .when(ordered(Order.Plain.RELEASE_TEXT))
                .then(saysNothing(), refuses("No text is held"));
    }

    @Test
    void a_text_is_heard_and_answered() {
        given(merged(introSent()))
                .when(goneHears(inboundText("yes")))
                .then(reached(INTRO_RESPONSE), waitsFor(Request.AskSetter.class));
    }

    @Test
    void a_meeting_books_once() {
        given(merged(engaged())).when(goneHears(meetingScheduled("m1"))).then(reached(LEAD_BOOKED));
        given(merged(engaged()), goneHears(meetingScheduled("m1")))
                .when(meetingScheduled("m1"))
                .then(noMilestone(), shows("Meeting moved"));
        given(merged(Step.all(engaged(), meetingScheduled("m1"))))
                .when(goneHears(meetingScheduled("m1")))
                .then(noMilestone(), shows("Meeting moved"));
    }

    @Test
    void a_won_opportunity_that_names_nobody_is_of_those_who_came() {
        Step winning = settings(anna -> anna.with(new Booking(false, false, true)));
        Step won = world -> world.hear(new Input.OpportunityWon("oppo_1", null));
        given(winning, merged(engaged())).when(goneHears(won)).then(reached(LEAD_BOOKED));
        given(winning, engaged(), TOLD_OF_THE_MERGE).when(goneHears(won)).then(noMilestone());
    }

    @Test
    void a_contact_that_was_deleted_there_is_talked_with_no_more() {
        given(merged(engaged()))
                .when(goneHears(world -> world.hear(new Input.ContactDeleted(BO))))
                .then(closesGates(ENDED), nobodyTalks());
    }

    @Test
    void a_kill_ordered_on_the_page_of_the_gone_lead_reaches_those_who_came() {
        given(merged(engaged()))
                .when(goneHears(ordered(Order.Plain.KILL)))
                .then(closesGates(KILL), reached(KILL_SWITCH_REACHED), mayNotSpeak(Silence.KILLED));
        given(merged(engaged()))
                .when(goneHears(ordered(Order.Plain.MASTER_KILL)))
                .then(closesGates(MASTER_KILL, KILL), mayNotSpeak(Silence.MASTER_KILLED));
    }

    @Test
    void other_orders_are_refused_there_with_the_place_where_they_belong() {
        Step disqualified = ordered(Order.Plain.DISQUALIFY);
        given(merged(engaged()))
                .when(goneHears(disqualified))
                .then(
                        nothingHappens(),
                        (decision, world) -> assertThat(world.neighbour(GONE)
                                        .decisions
                                        .getLast()
                                        .timeline())
                                .extracting(Entry::what)
                                .contains("Nothing to order: this lead was merged into lead lead_1; order it there"));
    }

    @Test
    void what_has_been_passed_on_keeps_its_time() {
        given(merged(Step.all(activated(), world -> Steps.textGoes(world, world.now.minus(Duration.ofMinutes(20))))))
                .when(goneHears(inboundText("yes", Duration.ofMinutes(11))))
                .then(reached(INTRO_RESPONSE), Checks.holds("late"));
    }
}
