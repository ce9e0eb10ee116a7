package io.closeloop.lifecycle.domain;

import static io.closeloop.events.LeadMessage.GateReason.ENDED;
import static io.closeloop.events.Milestone.LEAD_ACTIVATED;
import static io.closeloop.lifecycle.domain.Checks.closesGates;
import static io.closeloop.lifecycle.domain.Checks.mayNotSpeak;
import static io.closeloop.lifecycle.domain.Checks.maySpeak;
import static io.closeloop.lifecycle.domain.Checks.noMilestone;
import static io.closeloop.lifecycle.domain.Checks.reached;
import static io.closeloop.lifecycle.domain.Checks.refuses;
import static io.closeloop.lifecycle.domain.Checks.says;
import static io.closeloop.lifecycle.domain.Checks.saysNothing;
import static io.closeloop.lifecycle.domain.Checks.talksWith;
import static io.closeloop.lifecycle.domain.Checks.waitsFor;
import static io.closeloop.lifecycle.domain.Checks.waitsForNothing;
import static io.closeloop.lifecycle.domain.Steps.engaged;
import static io.closeloop.lifecycle.domain.Steps.leadIsRead;
import static io.closeloop.lifecycle.domain.Steps.ordered;
import static io.closeloop.lifecycle.domain.Steps.personTexts;
import static io.closeloop.lifecycle.domain.Steps.personToggles;
import static io.closeloop.lifecycle.domain.Steps.textGoes;
import static io.closeloop.lifecycle.domain.Steps.workflowSetsSetter;
import static io.closeloop.lifecycle.domain.Story.given;
import static io.closeloop.lifecycle.domain.World.ANNA;
import static io.closeloop.lifecycle.domain.World.BO;
import static io.closeloop.lifecycle.domain.World.BOS_PHONE;
import static io.closeloop.lifecycle.domain.World.CARL;
import static io.closeloop.lifecycle.domain.World.OFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.lifecycle.domain.Story.Step;
import io.closeloop.lifecycle.domain.decision.Request;
import io.closeloop.lifecycle.domain.news.ContactRead;
import io.closeloop.lifecycle.domain.news.Order;
import io.closeloop.lifecycle.domain.news.Switch;
import io.closeloop.lifecycle.domain.rule.Silence;
import io.closeloop.lifecycle.domain.setter.Reply.Signal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HandOverTest {

    private static final Step PUT_OFF = Step.all(
            engaged(),
            Steps.setterAnswers(),
            Steps.signalled(new Signal.TalkLater(Instant.parse("2026-02-02T12:00:00Z"))));
    private static final ContactRead MAY = World.contact("cont_may", "May Ray", "+14155550101");

    @Test
    void another_setter_on_a_live_lead_settles_first() {
        given(engaged())
                .when(workflowSetsSetter(CARL))
                .then(
                        closesGates(),
                        (decision, world) ->
                                assertThat(world.take(Request.ReadLead.class)).isPresent());
    }

    @Test
    void the_old_engagement_ends_and_the_new_setter_introduces_itself() {
        given(engaged(), workflowSetsSetter(CARL))
                .when(leadIsRead())
                .then(closesGates(ENDED), reached(LEAD_ACTIVATED), says("Hi Bo, Carl here"), talksWith(CARL, BO));
    }

    @Test
    void the_phone_passes_from_one_engagement_to_the_other() {
        given(engaged(), workflowSetsSetter(CARL))
                .when(leadIsRead())
                .then((decision, world) -> assertThat(world.claims.get(BOS_PHONE))
                        .isNotNull()
                        .satisfies(claim -> assertThat(claim.engagementId())
                                .isEqualTo(world.state.open().getFirst().id())));
    }

    @Test
    void the_same_setter_named_again_is_nothing() {
        given(engaged()).when(workflowSetsSetter(ANNA)).then(waitsFor(Request.AskSetter.class), talksWith(ANNA, BO));
    }

    @Test
    void a_setter_that_is_switched_off_does_not_take_over() {
        given(engaged(), workflowSetsSetter(OFF)).when(leadIsRead()).then(refuses("switched off"), talksWith(ANNA, BO));
    }

    @Test
    void a_lead_that_is_disqualified_stays_so_whoever_is_named() {
        given(engaged(), ordered(Order.Plain.DISQUALIFY), workflowSetsSetter(CARL))
                .when(leadIsRead())
                .then(
                        refuses("Carl does not take the conversation over: the lead is disqualified"),
                        saysNothing(),
                        talksWith(ANNA, BO),
                        mayNotSpeak(Silence.DISQUALIFIED));
    }

    @Test
    void a_person_who_has_taken_over_is_not_talked_over() {
        given(engaged(), personTexts(), workflowSetsSetter(CARL))
                .when(leadIsRead())
                .then(
                        refuses("Carl does not take the conversation over: somebody else has texted"),
                        saysNothing(),
                        talksWith(ANNA, BO),
                        mayNotSpeak(Silence.PERSON));
    }

    @Test
    void a_setter_named_on_the_lead_never_reaches_a_contact_whom_nobody_enabled() {
        given(
                        world -> world.contacts.addFirst(MAY),
                        personToggles(BO, Switch.ON),
                        leadIsRead(),
                        workflowSetsSetter(CARL))
                .when(leadIsRead())
                .then(says("Hi Bo, Carl here"), talksWith(CARL, BO), waitsForNothing());
    }

    @Test
    void nor_one_who_has_come_first_in_close_s_order_since() {
        given(engaged(), world -> world.contacts.addFirst(MAY), workflowSetsSetter(CARL))
                .when(leadIsRead())
                .then(says("Hi Bo, Carl here"), talksWith(CARL, BO));
    }

    @Test
    void everybody_who_is_talked_with_is_handed_over() {
        given(
                        world -> world.contacts.addFirst(MAY),
                        personToggles(BO, Switch.ON),
                        leadIsRead(),
                        personToggles("cont_may", Switch.ON),
                        leadIsRead(),
                        workflowSetsSetter(CARL))
                .when(Step.all(leadIsRead(), leadIsRead()))
                .then((decision, world) -> assertThat(world.state.open())
                        .extracting(open ->
                                open.who().contactId() + " " + open.who().setterId())
                        .containsExactlyInAnyOrder(BO + " " + CARL.id(), "cont_may " + CARL.id()));
    }

    @Test
    void who_was_activated_by_a_person_is_not_silenced_by_a_field_that_was_never_set() {
        given(ordered(new Order.Activate(null)), leadIsRead(), workflowSetsSetter(CARL), leadIsRead())
                .when(workflowSetsSetter(CARL))
                .then(talksWith(CARL, BO), maySpeak());
    }

    @Test
    void who_asked_to_talk_later_is_left_alone_by_the_next_setter_too() {
        given(PUT_OFF, workflowSetsSetter(CARL))
                .when(leadIsRead())
                .then(
                        reached(LEAD_ACTIVATED),
                        saysNothing(),
                        refuses("Intro not sent: the lead asked to talk later"),
                        talksWith(CARL, BO),
                        mayNotSpeak(Silence.TALK_LATER),
                        waitsFor(Request.EndTalkLater.class));
    }

    @Test
    void at_the_time_named_the_next_setter_introduces_itself() {
        given(PUT_OFF, workflowSetsSetter(CARL), leadIsRead())
                .when(Steps.talkLaterEnds())
                .then(says("Hi Bo, Carl here"), maySpeak(), waitsForNothing());
    }

    @Test
    void or_as_soon_as_the_lead_writes() {
        given(PUT_OFF, workflowSetsSetter(CARL), leadIsRead())
                .when(Steps.inboundText("now is fine"))
                .then(says("Hi Bo, Carl here"), maySpeak(), noMilestone(), waitsForNothing());
    }

    @Test
    void a_time_that_was_over_by_then_puts_nobody_off() {
        given(PUT_OFF, Steps.timePasses(Duration.ofDays(2)), workflowSetsSetter(CARL))
                .when(leadIsRead())
                .then(says("Hi Bo, Carl here"), waitsForNothing());
    }

    @Test
    void a_person_who_begins_anew_does_so_at_once() {
        given(PUT_OFF, ordered(Order.Plain.RESTART)).when(leadIsRead()).then(says("Hi Bo, Anna here"));
    }

    @Test
    void a_text_that_went_under_the_old_setter_belongs_to_nobody_open() {
        given(engaged(), Steps.setterAnswers(), workflowSetsSetter(CARL))
                .when(world -> {
                    leadIsRead().accept(world);
                    textGoes().accept(world);
                })
                .then(talksWith(CARL, BO));
    }
}
