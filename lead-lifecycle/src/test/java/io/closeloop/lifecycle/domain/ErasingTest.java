package io.closeloop.lifecycle.domain;

import static io.closeloop.events.LeadMessage.GateReason.ENDED;
import static io.closeloop.lifecycle.domain.Checks.closesGates;
import static io.closeloop.lifecycle.domain.Checks.decides;
import static io.closeloop.lifecycle.domain.Checks.noMilestone;
import static io.closeloop.lifecycle.domain.Checks.nobodyTalks;
import static io.closeloop.lifecycle.domain.Checks.saysNothing;
import static io.closeloop.lifecycle.domain.Checks.waitsForNothing;
import static io.closeloop.lifecycle.domain.Steps.activated;
import static io.closeloop.lifecycle.domain.Steps.engaged;
import static io.closeloop.lifecycle.domain.Steps.inboundText;
import static io.closeloop.lifecycle.domain.Steps.ordered;
import static io.closeloop.lifecycle.domain.Steps.setterAnswers;
import static io.closeloop.lifecycle.domain.Story.given;
import static io.closeloop.lifecycle.domain.World.BOS_PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.events.LeadMessage.MessageRequested;
import io.closeloop.lifecycle.domain.Story.Step;
import io.closeloop.lifecycle.domain.news.Input;
import io.closeloop.lifecycle.domain.news.Order;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A person asks to be forgotten. */
class ErasingTest {

    private static final Step ERASED = world -> world.hear(new Input.Erased(BOS_PHONE, Set.of()));

    @Test
    void who_talks_on_the_number_stops_and_nothing_of_the_person_is_left_in_the_state() {
        given(engaged(), inboundText("I live in Oak Street"))
                .when(ERASED)
                .then(
                        nobodyTalks(),
                        closesGates(ENDED),
                        decides("Ended: erased at a person's request"),
                        noMilestone(),
                        saysNothing(),
                        waitsForNothing(),
                        (decision, world) -> assertThat(world.state.toString())
                                .doesNotContain(BOS_PHONE, "Oak Street", "firstName=Bo"));
    }

    @Test
    void conversations_that_were_over_already_are_erased_too() {
        given(engaged(), ordered(Order.Plain.RESTART))
                .when(ERASED)
                .then((decision, world) -> assertThat(world.state.engagements())
                        .hasSize(2)
                        .noneMatch(engagement -> engagement.toString().contains(BOS_PHONE)));
    }

    @Test
    void what_is_left_to_answer_in_another_numbers_talk_is_still_answered() {
        given(engaged(), inboundText("How much is it?"), inboundText("I live in Oak Street"))
                .when(world -> world.hear(new Input.Erased("+14155550199", Set.of("I live in Oak Street"))))
                .then((decision, world) -> assertThat(decision.requests())
                        .last()
                        .satisfies(change -> assertThat(change.toString()).contains("AskSetter", "How much is it?")));
    }

    @Test
    void another_number_goes_on_talking() {
        given(engaged())
                .when(world -> world.hear(new Input.Erased("+14155550199", Set.of())))
                .then((decision, world) -> assertThat(world.state.open())
                        .singleElement()
                        .matches(open -> open.who().phone().equals(BOS_PHONE)));
    }

    @Test
    void what_somebody_wrote_from_the_number_into_another_one_s_talk_is_answered_no_more() {
        given(engaged(), setterAnswers(), inboundText("I live in Oak Street"))
                .when(world -> world.hear(new Input.Erased("+14155550199", Set.of("I live in Oak Street"))))
                .then(
                        waitsForNothing(),
                        (decision, world) -> assertThat(world.state.open())
                                .singleElement()
                                .matches(open -> open.talk().unanswered().isEmpty()));
    }

    @Test
    void why_somebody_else_does_not_fit_goes_and_that_they_do_not_stays() {
        given(engaged(), ordered(Order.Plain.DISQUALIFY))
                .when(world -> world.hear(new Input.Erased("+14155550199", Set.of())))
                .then((decision, world) -> assertThat(world.state.open())
                        .singleElement()
                        .matches(open -> "[erased]".equals(open.overlays().disqualified())));
    }

    @Test
    void a_text_that_went_all_the_same_does_not_bring_the_number_back() {
        given(activated(), ERASED)
                .when(world -> {
                    MessageRequested intro = world.decisions.stream()
                            .flatMap(one -> one.events().stream())
                            .map(numbered -> numbered.event())
                            .filter(MessageRequested.class::isInstance)
                            .map(MessageRequested.class::cast)
                            .findFirst()
                            .orElseThrow();
                    world.hear(new Input.MessageSent(intro.messageId(), intro.engagementId(), world.now));
                })
                .then((decision, world) -> assertThat(world.texted).isEmpty());
    }
}
