package io.closeloop.lifecycle.domain;

import static io.closeloop.lifecycle.domain.Checks.decides;
import static io.closeloop.lifecycle.domain.Checks.holds;
import static io.closeloop.lifecycle.domain.Checks.refuses;
import static io.closeloop.lifecycle.domain.Checks.says;
import static io.closeloop.lifecycle.domain.Checks.saysNothing;
import static io.closeloop.lifecycle.domain.Checks.waitsFor;
import static io.closeloop.lifecycle.domain.Steps.engaged;
import static io.closeloop.lifecycle.domain.Steps.inboundText;
import static io.closeloop.lifecycle.domain.Steps.introSent;
import static io.closeloop.lifecycle.domain.Steps.leadIsRead;
import static io.closeloop.lifecycle.domain.Steps.ordered;
import static io.closeloop.lifecycle.domain.Steps.setterAnswers;
import static io.closeloop.lifecycle.domain.Steps.timePasses;
import static io.closeloop.lifecycle.domain.Steps.workflowEnables;
import static io.closeloop.lifecycle.domain.Steps.workflowKills;
import static io.closeloop.lifecycle.domain.Story.given;

import io.closeloop.lifecycle.domain.decision.Request;
import io.closeloop.lifecycle.domain.news.Order;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Late news never talks by itself; a person lets it, or not. Source: architecture, promise 7. */
class HeldTextTest {

    private static final Duration LATE = Duration.ofMinutes(11);
    private static final Story.Step RELEASED = ordered(Order.Plain.RELEASE_TEXT);
    private static final Story.Step DISCARDED = ordered(Order.Plain.DISCARD_TEXT);
    private static final Story.Step HELD_INTRO = Story.Step.all(workflowEnables(), timePasses(LATE), leadIsRead());
    private static final Story.Step HELD_ANSWER = Story.Step.all(engaged(), timePasses(LATE), setterAnswers());

    @Test
    void a_held_intro_goes_when_it_is_released() {
        given(HELD_INTRO).when(RELEASED).then(says("Hi Bo, Anna here"));
    }

    @Test
    void a_held_intro_that_is_discarded_never_goes() {
        given(HELD_INTRO, DISCARDED)
                .when(Story.Step.all(workflowKills(), ordered(Order.Plain.REMOVE_KILL)))
                .then(saysNothing());
    }

    @Test
    void a_held_answer_goes_as_it_was_prepared() {
        given(HELD_ANSWER).when(RELEASED).then(says("Do you own your home?"));
    }

    @Test
    void released_it_takes_nothing_from_the_text_that_came_meanwhile() {
        given(HELD_ANSWER, inboundText("still there?"), RELEASED)
                .when(setterAnswers())
                .then(says("Do you own your home?"));
    }

    @Test
    void released_twice_it_goes_once() {
        given(HELD_ANSWER, RELEASED).when(RELEASED).then(saysNothing(), refuses("No text is held"));
    }

    @Test
    void a_discarded_answer_is_gone() {
        given(HELD_ANSWER).when(DISCARDED).then(saysNothing(), decides("Held answer discarded"));
        given(HELD_ANSWER, DISCARDED).when(RELEASED).then(saysNothing(), refuses("No text is held"));
    }

    @Test
    void a_late_text_that_is_released_is_put_to_the_setter_now() {
        given(introSent(), inboundText("hi"), setterAnswers(), inboundText("older", LATE))
                .when(RELEASED)
                .then(waitsFor(Request.AskSetter.class));
    }

    @Test
    void and_its_answer_is_not_held_again() {
        given(introSent(), inboundText("hi"), setterAnswers(), inboundText("older", LATE), RELEASED)
                .when(setterAnswers())
                .then(says("Book here"));
    }

    @Test
    void behind_a_gate_nothing_is_released_and_it_stays_held() {
        given(HELD_ANSWER, workflowKills())
                .when(RELEASED)
                .then(saysNothing(), refuses("the kill switch is set"), Checks.stillHolds());
    }

    @Test
    void an_intro_that_may_not_go_when_it_is_released_stays_held() {
        given(HELD_INTRO, Steps.switchedOff(World.ANNA), RELEASED, Steps.switchedOn(World.ANNA))
                .when(RELEASED)
                .then(says("Hi Bo, Anna here"));
    }

    @Test
    void where_nothing_is_held_an_order_says_so() {
        given(engaged()).when(RELEASED).then(refuses("No text is held"));
        given(engaged()).when(DISCARDED).then(refuses("No text is held"));
    }

    @Test
    void what_is_held_says_why() {
        given(engaged(), timePasses(LATE)).when(setterAnswers()).then(holds("the text that it answers is late"));
    }
}
