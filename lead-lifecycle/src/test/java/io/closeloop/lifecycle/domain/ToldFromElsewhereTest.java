package io.closeloop.lifecycle.domain;

import static io.closeloop.events.LeadMessage.GateReason.ENDED;
import static io.closeloop.events.LeadMessage.GateReason.SETTER_OFF;
import static io.closeloop.events.Milestone.CTA_REACHED;
import static io.closeloop.events.Milestone.DQ_REACHED;
import static io.closeloop.events.Milestone.DQ_REMOVED;
import static io.closeloop.events.Milestone.LEAD_BOOKED;
import static io.closeloop.lifecycle.domain.Checks.closesGates;
import static io.closeloop.lifecycle.domain.Checks.mayNotSpeak;
import static io.closeloop.lifecycle.domain.Checks.maySpeak;
import static io.closeloop.lifecycle.domain.Checks.noMilestone;
import static io.closeloop.lifecycle.domain.Checks.nobodyTalks;
import static io.closeloop.lifecycle.domain.Checks.nothingHappens;
import static io.closeloop.lifecycle.domain.Checks.opensGates;
import static io.closeloop.lifecycle.domain.Checks.reached;
import static io.closeloop.lifecycle.domain.Checks.refuses;
import static io.closeloop.lifecycle.domain.Checks.says;
import static io.closeloop.lifecycle.domain.Checks.saysNothing;
import static io.closeloop.lifecycle.domain.Checks.waitsFor;
import static io.closeloop.lifecycle.domain.Checks.waitsForNothing;
import static io.closeloop.lifecycle.domain.Steps.activated;
import static io.closeloop.lifecycle.domain.Steps.engaged;
import static io.closeloop.lifecycle.domain.Steps.inboundText;
import static io.closeloop.lifecycle.domain.Steps.introSent;
import static io.closeloop.lifecycle.domain.Steps.leadIsRead;
import static io.closeloop.lifecycle.domain.Steps.ordered;
import static io.closeloop.lifecycle.domain.Steps.phonesChange;
import static io.closeloop.lifecycle.domain.Steps.settings;
import static io.closeloop.lifecycle.domain.Steps.signalled;
import static io.closeloop.lifecycle.domain.Steps.switchedOff;
import static io.closeloop.lifecycle.domain.Steps.switchedOn;
import static io.closeloop.lifecycle.domain.Steps.talkLaterEnds;
import static io.closeloop.lifecycle.domain.Steps.workflowEnables;
import static io.closeloop.lifecycle.domain.Story.given;
import static io.closeloop.lifecycle.domain.World.ANNA;
import static io.closeloop.lifecycle.domain.World.BOS_PHONE;
import static io.closeloop.lifecycle.domain.World.CARL;
import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.lifecycle.domain.decision.Request;
import io.closeloop.lifecycle.domain.news.ContactRead.Phone;
import io.closeloop.lifecycle.domain.news.ContactRead.Values;
import io.closeloop.lifecycle.domain.news.Input;
import io.closeloop.lifecycle.domain.news.Order;
import io.closeloop.lifecycle.domain.news.Switch;
import io.closeloop.lifecycle.domain.rule.Silence;
import io.closeloop.lifecycle.domain.setter.Reply.Signal;
import io.closeloop.lifecycle.domain.setter.SetterSettings;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What reaches a lead from elsewhere: setters switched, an integration removed, signals of an engine outside, phones that change. */
class ToldFromElsewhereTest {

    private static final Instant TOMORROW = Instant.parse("2026-02-02T12:00:00Z");
    private static final Signal LATER = new Signal.TalkLater(TOMORROW);
    private static final Story.Step REQUALIFIES = settings(anna -> new SetterSettings(
            anna.script(), anna.booking(), anna.lastWords(), anna.pauses(), true, anna.ignoreClearedEnabled()));

    @Test
    void a_setter_switched_off_is_silent_and_nothing_is_lost() {
        given(engaged())
                .when(switchedOff(ANNA))
                .then(closesGates(SETTER_OFF), noMilestone(), waitsForNothing(), mayNotSpeak(Silence.SETTER_OFF));
    }

    @Test
    void switched_on_again_it_resumes() {
        given(engaged(), switchedOff(ANNA))
                .when(switchedOn(ANNA))
                .then(opensGates(SETTER_OFF), noMilestone(), maySpeak());
    }

    @Test
    void an_intro_that_never_went_goes_then() {
        given(activated(), switchedOff(ANNA)).when(switchedOn(ANNA)).then(says("Hi Bo, Anna here"));
    }

    @Test
    void told_again_of_the_same_or_of_another_setter_nothing_happens() {
        given(engaged()).when(switchedOn(ANNA)).then(nothingHappens());
        given(engaged()).when(switchedOff(CARL)).then(nothingHappens());
    }

    @Test
    void an_intro_that_parking_voided_is_asked_for_again_and_nothing_else_is() {
        given(activated()).when(world -> world.hear(new Input.Unparked())).then(says("Hi Bo, Anna here"));
        given(engaged()).when(world -> world.hear(new Input.Unparked())).then(saysNothing(), noMilestone());
    }

    @Test
    void a_removed_integration_ends_every_conversation_and_every_wish() {
        given(engaged())
                .when(world -> world.hear(new Input.IntegrationRemoved()))
                .then(nobodyTalks(), closesGates(ENDED), waitsForNothing());
        given(workflowEnables())
                .when(world -> world.hear(new Input.IntegrationRemoved()))
                .then(nobodyTalks(), waitsForNothing());
    }

    @Test
    void an_engine_s_signals_are_milestones() {
        given(engaged()).when(signalled(new Signal.CtaReached())).then(reached(CTA_REACHED));
        given(engaged()).when(signalled(new Signal.Disqualified("no budget"))).then(reached(DQ_REACHED));
        given(engaged()).when(signalled(new Signal.Booked("b1"))).then(reached(LEAD_BOOKED));
        given(engaged(), signalled(new Signal.Booked("b1")))
                .when(signalled(new Signal.Booked("b1")))
                .then(noMilestone());
    }

    @Test
    void a_signal_that_comes_too_early_or_too_late_is_refused() {
        given(introSent()).when(signalled(new Signal.CtaReached())).then(noMilestone(), refuses("first answer"));
        given().when(world -> world.hear(new Input.Signalled(new UUID(7, 7), new Signal.CtaReached())))
                .then(refuses("not open"));
    }

    @Test
    void an_engine_requalifies_only_where_the_settings_say_so() {
        given(engaged(), ordered(Order.Plain.DISQUALIFY))
                .when(signalled(new Signal.Requalified()))
                .then(noMilestone(), refuses("to people"));
        given(REQUALIFIES, engaged(), ordered(Order.Plain.DISQUALIFY))
                .when(signalled(new Signal.Requalified()))
                .then(reached(DQ_REMOVED), maySpeak());
    }

    @Test
    void a_disqualified_lead_that_writes_again_is_looked_at_anew_where_the_settings_say_so() {
        given(engaged(), ordered(Order.Plain.DISQUALIFY))
                .when(inboundText("wait"))
                .then(noMilestone(), waitsForNothing());
        given(REQUALIFIES, engaged(), ordered(Order.Plain.DISQUALIFY))
                .when(inboundText("wait"))
                .then(reached(DQ_REMOVED), waitsFor(Request.AskSetter.class));
    }

    @Test
    void who_wants_to_talk_later_is_left_alone_until_then() {
        given(engaged(), Steps.setterAnswers())
                .when(signalled(LATER))
                .then(mayNotSpeak(Silence.TALK_LATER), waitsFor(Request.EndTalkLater.class), saysNothing());
    }

    @Test
    void then_the_setter_speaks_first() {
        given(engaged(), Steps.setterAnswers(), signalled(LATER), talkLaterEnds())
                .when(Steps.setterAnswers())
                .then(says("Book here"));
    }

    @Test
    void a_lead_that_writes_before_is_answered_at_once() {
        given(engaged(), Steps.setterAnswers(), signalled(LATER))
                .when(inboundText("now is fine"))
                .then(waitsFor(Request.AskSetter.class), maySpeak());
    }

    @Test
    void a_booking_cancels_what_was_put_off() {
        given(engaged(), Steps.setterAnswers(), signalled(LATER))
                .when(Steps.meetingScheduled("m1"))
                .then(reached(LEAD_BOOKED), waitsForNothing());
    }

    @Test
    void nobody_is_put_off_who_has_not_answered_yet() {
        given(introSent()).when(signalled(LATER)).then(refuses("first answer"), waitsForNothing());
    }

    @Test
    void a_time_that_is_over_puts_nobody_off() {
        given(engaged())
                .when(signalled(new Signal.TalkLater(Instant.parse("2026-01-01T00:00:00Z"))))
                .then(refuses("is over"), maySpeak());
    }

    @Test
    void a_conversation_belongs_to_its_phone_number() {
        given(engaged(), Steps.setterAnswers(), phonesChange(new Phone("+14155550199", null, false)))
                .when(leadIsRead())
                .then(nobodyTalks(), closesGates(ENDED));
        given(engaged(), Steps.setterAnswers(), phonesChange(new Phone(BOS_PHONE, null, false)))
                .when(leadIsRead())
                .then(maySpeak(), closesGates());
    }

    @Test
    void a_number_that_is_gone_is_not_greeted_by_the_same_read_that_lifts_a_kill() {
        given(activated(), Steps.workflowKills(), phonesChange(new Phone("+14155550199", null, false)))
                .when(world -> {
                    world.leadValues = new Values(Switch.ON, Switch.OFF, "", world.tick());
                    leadIsRead().accept(world);
                })
                .then(nobodyTalks(), saysNothing());
    }

    @Test
    void a_number_that_cannot_be_checked_is_shown() {
        given(engaged(), Steps.setterAnswers(), phonesChange(new Phone(BOS_PHONE, null, false)))
                .when(Steps.leadCannotBeRead("Close has no such lead"))
                .then(refuses("The phone number is not checked"));
    }

    @Test
    void a_number_that_close_blocks_has_opted_out() {
        given(engaged(), Steps.setterAnswers(), phonesChange(new Phone(BOS_PHONE, "blocked", true)))
                .when(leadIsRead())
                .then(
                        nobodyTalks(),
                        (decision, world) ->
                                assertThat(world.isSuppressed(BOS_PHONE)).isTrue());
    }
}
