package io.closeloop.lifecycle.domain;

import static io.closeloop.events.Milestone.INTRO_RESPONSE;
import static io.closeloop.events.Milestone.KILL_SWITCH_REMOVED;
import static io.closeloop.events.Milestone.LEAD_ACTIVATED;
import static io.closeloop.lifecycle.domain.Checks.decides;
import static io.closeloop.lifecycle.domain.Checks.holds;
import static io.closeloop.lifecycle.domain.Checks.reached;
import static io.closeloop.lifecycle.domain.Checks.says;
import static io.closeloop.lifecycle.domain.Checks.saysNothing;
import static io.closeloop.lifecycle.domain.Checks.waitsForNothing;
import static io.closeloop.lifecycle.domain.Steps.activated;
import static io.closeloop.lifecycle.domain.Steps.engaged;
import static io.closeloop.lifecycle.domain.Steps.inboundText;
import static io.closeloop.lifecycle.domain.Steps.leadIsRead;
import static io.closeloop.lifecycle.domain.Steps.ordered;
import static io.closeloop.lifecycle.domain.Steps.setterAnswers;
import static io.closeloop.lifecycle.domain.Steps.settings;
import static io.closeloop.lifecycle.domain.Steps.signalled;
import static io.closeloop.lifecycle.domain.Steps.textGoes;
import static io.closeloop.lifecycle.domain.Steps.timePasses;
import static io.closeloop.lifecycle.domain.Steps.workflowEnables;
import static io.closeloop.lifecycle.domain.Steps.workflowKills;
import static io.closeloop.lifecycle.domain.Story.given;

import io.closeloop.lifecycle.domain.decision.Request;
import io.closeloop.lifecycle.domain.news.Input;
import io.closeloop.lifecycle.domain.news.Order;
import io.closeloop.lifecycle.domain.news.Switch;
import io.closeloop.lifecycle.domain.setter.Reply.Signal;
import io.closeloop.lifecycle.domain.setter.SetterSettings;
import io.closeloop.lifecycle.domain.state.Level;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Promise 7: late news changes state, and never talks by itself. */
class LateNewsTest {

    private static final Duration LATE = Duration.ofMinutes(11);
    private static final Story.Step TALKS_LATER = Story.Step.all(
            engaged(),
            setterAnswers(),
            textGoes(),
            signalled(new Signal.TalkLater(Instant.parse("2026-02-02T12:00:00Z"))));
    private static final Story.Step TIME_COMES_LATE = world -> world.hear(
            new Input.TalkLaterOver(
                    world.take(Request.EndTalkLater.class).orElseThrow().engagementId()),
            world.tick().minus(LATE));
    private static final Story.Step BEFORE_INTRO = settings(anna -> anna.with(new SetterSettings.Pauses(
            anna.pauses().afterPerson(), anna.pauses().afterWorkflow(), Duration.ofHours(1))));

    @Test
    void a_late_activation_activates_and_holds_the_intro() {
        given(workflowEnables(), timePasses(LATE))
                .when(leadIsRead())
                .then(reached(LEAD_ACTIVATED), saysNothing(), holds("late"));
    }

    @Test
    void a_late_text_is_a_response_and_its_answer_is_held() {
        given(activated(), world -> Steps.textGoes(world, world.now.minus(Duration.ofMinutes(20))))
                .when(inboundText("yes", LATE))
                .then(reached(INTRO_RESPONSE), saysNothing(), waitsForNothing(), holds("late"));
    }

    @Test
    void a_late_text_does_not_abort_the_answer_to_a_fresh_one() {
        given(engaged(), inboundText("older", LATE)).when(setterAnswers()).then(Checks.says("Do you own your home?"));
    }

    @Test
    void an_answer_that_took_too_long_is_held() {
        given(engaged(), timePasses(LATE)).when(setterAnswers()).then(saysNothing(), holds("late"));
    }

    @Test
    void a_kill_removed_long_ago_sends_no_intro_now() {
        given(activated(), workflowKills(), timePasses(Duration.ofHours(1)))
                .when(world -> world.hear(
                        new Input.ControlFieldsChanged(
                                Level.LEAD, null, new Switch.Change(Switch.ON, Switch.OFF), null),
                        world.now.minus(LATE)))
                .then(reached(KILL_SWITCH_REMOVED), saysNothing(), holds("late"));
    }

    @Test
    void an_intro_known_late_to_have_gone_lets_no_late_text_be_answered() {
        given(activated(), inboundText("yes"), timePasses(LATE))
                .when(world -> Steps.textGoes(world, world.now.minus(Duration.ofMinutes(12))))
                .then(reached(INTRO_RESPONSE), saysNothing(), holds("late"));
    }

    @Test
    void a_time_named_that_comes_late_wakes_the_setter_and_holds_what_it_would_say() {
        given(TALKS_LATER, timePasses(Duration.ofDays(1)))
                .when(TIME_COMES_LATE)
                .then(
                        decides("The time that the lead named has come"),
                        saysNothing(),
                        waitsForNothing(),
                        holds("late for the time"));
    }

    @Test
    void released_it_speaks_first_after_all() {
        given(TALKS_LATER, timePasses(Duration.ofDays(1)), TIME_COMES_LATE, ordered(Order.Plain.RELEASE_TEXT))
                .when(setterAnswers())
                .then(says("Book here"));
    }

    @Test
    void an_intro_that_waited_and_comes_late_is_held() {
        given(world -> world.texted.put(World.BOS_PHONE, world.now), BEFORE_INTRO, workflowEnables(), leadIsRead())
                .when(world -> world.hear(
                        new Input.IntroDue(world.take(Request.Introduce.class)
                                .orElseThrow()
                                .engagementId()),
                        world.tick().minus(LATE)))
                .then(saysNothing(), holds("late"));
    }

    @Test
    void what_is_on_time_is_not_held() {
        given(activated(), textGoes(), inboundText("yes", Duration.ZERO))
                .when(setterAnswers())
                .then(Checks.says("Do you own your home?"));
    }
}
