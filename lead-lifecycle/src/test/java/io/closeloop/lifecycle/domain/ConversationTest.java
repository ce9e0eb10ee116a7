package io.closeloop.lifecycle.domain;

import static io.closeloop.events.Milestone.CTA_REACHED;
import static io.closeloop.events.Milestone.INTRO_RESPONSE;
import static io.closeloop.lifecycle.domain.Checks.isIn;
import static io.closeloop.lifecycle.domain.Checks.noMilestone;
import static io.closeloop.lifecycle.domain.Checks.nothingHappens;
import static io.closeloop.lifecycle.domain.Checks.reached;
import static io.closeloop.lifecycle.domain.Checks.refuses;
import static io.closeloop.lifecycle.domain.Checks.says;
import static io.closeloop.lifecycle.domain.Checks.saysNothing;
import static io.closeloop.lifecycle.domain.Checks.shows;
import static io.closeloop.lifecycle.domain.Checks.waitsFor;
import static io.closeloop.lifecycle.domain.Checks.waitsForNothing;
import static io.closeloop.lifecycle.domain.Steps.activated;
import static io.closeloop.lifecycle.domain.Steps.ctaReached;
import static io.closeloop.lifecycle.domain.Steps.engaged;
import static io.closeloop.lifecycle.domain.Steps.inboundText;
import static io.closeloop.lifecycle.domain.Steps.introSent;
import static io.closeloop.lifecycle.domain.Steps.setterAnswers;
import static io.closeloop.lifecycle.domain.Steps.textFails;
import static io.closeloop.lifecycle.domain.Steps.textGoes;
import static io.closeloop.lifecycle.domain.Story.given;
import static io.closeloop.lifecycle.domain.World.BO;
import static io.closeloop.lifecycle.domain.World.BOS_PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.lifecycle.domain.decision.Request;
import io.closeloop.lifecycle.domain.news.Input;
import io.closeloop.lifecycle.domain.setter.Reply;
import io.closeloop.lifecycle.domain.state.Phase;
import org.junit.jupiter.api.Test;

class ConversationTest {

    @Test
    void a_sent_intro_is_a_phase_of_its_own() {
        given(activated()).when(textGoes()).then(noMilestone(), isIn(Phase.IntroSent.class));
    }

    @Test
    void the_first_text_after_the_intro_is_its_response_and_wants_an_answer() {
        given(introSent())
                .when(inboundText("yes"))
                .then(reached(INTRO_RESPONSE), isIn(Phase.Engaged.class), waitsFor(Request.AskSetter.class));
    }

    @Test
    void the_second_text_is_no_response_any_more() {
        given(engaged()).when(inboundText("and?")).then(noMilestone());
    }

    @Test
    void a_text_from_before_the_intro_is_no_response() {
        given(activated(), inboundText("hi"))
                .when(textGoes())
                .then(noMilestone(), isIn(Phase.IntroSent.class), waitsForNothing());
    }

    @Test
    void a_response_heard_before_the_news_that_the_intro_went_is_one_all_the_same() {
        given(activated(), inboundText("yes"))
                .when(world -> Steps.textGoes(world, world.now.minusSeconds(1)))
                .then(reached(INTRO_RESPONSE), isIn(Phase.Engaged.class), waitsFor(Request.AskSetter.class));
    }

    @Test
    void the_setter_s_answer_is_said() {
        given(engaged()).when(setterAnswers()).then(says("Do you own your home?"), noMilestone());
    }

    @Test
    void texts_in_a_burst_get_one_answer() {
        given(introSent(), inboundText("yes"), inboundText("I do"))
                .when(setterAnswers())
                .then(
                        says("Do you own your home?"),
                        waitsForNothing(),
                        (decision, world) -> assertThat(
                                        world.state.open().getFirst().talk().unanswered())
                                .isEmpty());
    }

    @Test
    void the_setter_sees_the_whole_burst() {
        given(introSent(), inboundText("yes"))
                .when(inboundText("I do"))
                .then((decision, world) -> assertThat(world.take(Request.AskSetter.class)
                                .orElseThrow()
                                .question()
                                .texts())
                        .containsExactly("yes", "I do"));
    }

    @Test
    void an_answer_to_an_older_turn_is_dropped() {
        given(engaged(), inboundText("wait"))
                .when(world -> world.hear(
                        new Input.ReplyProposed(world.state.open().getFirst().id(), 1, Reply.say("too late"))))
                .then(nothingHappens());
    }

    @Test
    void nor_does_a_turn_get_a_second_answer() {
        given(engaged(), setterAnswers())
                .when(world -> world.hear(
                        new Input.ReplyProposed(world.state.open().getFirst().id(), 1, Reply.say("once more"))))
                .then(nothingHappens());
    }

    @Test
    void the_call_to_action_is_reached_when_it_is_said() {
        given(engaged(), setterAnswers(), textGoes(), inboundText("yes"))
                .when(setterAnswers())
                .then(says("Book here"), reached(CTA_REACHED), isIn(Phase.CtaReached.class));
    }

    @Test
    void after_the_call_to_action_the_script_has_nothing_to_say() {
        given(ctaReached(), inboundText("thanks")).when(setterAnswers()).then(saysNothing(), noMilestone());
    }

    @Test
    void a_setter_that_fails_is_shown() {
        given(engaged())
                .when(world -> world.hear(
                        new Input.SetterFailed(world.state.open().getFirst().id(), 1, "there is no such setter")))
                .then(refuses("there is no such setter"), saysNothing());
    }

    @Test
    void a_text_to_another_number_of_the_organization_is_not_answered() {
        given(introSent())
                .when(world -> world.hear(new Input.InboundText("sms_2", BO, BOS_PHONE, "+15559990000", "hello")))
                .then(shows("Text received"), refuses("another number"), waitsForNothing());
    }

    @Test
    void a_text_that_close_filed_under_another_contact_is_heard_by_its_phone() {
        given(introSent())
                .when(world -> world.hear(new Input.InboundText("sms_2", "cont_twin", BOS_PHONE, null, "yes")))
                .then(reached(INTRO_RESPONSE));
    }

    @Test
    void a_text_on_a_lead_that_never_had_a_setter_is_none_of_our_business() {
        given().when(inboundText("hello")).then(nothingHappens());
    }

    @Test
    void a_failed_answer_is_shown() {
        given(engaged(), setterAnswers()).when(textFails("carrier says no")).then(refuses("carrier says no"));
    }
}
