package io.closeloop.lifecycle.domain;

import static io.closeloop.events.LeadMessage.GateReason.PERSON;
import static io.closeloop.lifecycle.domain.Checks.closesGates;
import static io.closeloop.lifecycle.domain.Checks.holds;
import static io.closeloop.lifecycle.domain.Checks.mayNotSpeak;
import static io.closeloop.lifecycle.domain.Checks.maySpeak;
import static io.closeloop.lifecycle.domain.Checks.opensGates;
import static io.closeloop.lifecycle.domain.Checks.refuses;
import static io.closeloop.lifecycle.domain.Checks.saysNothing;
import static io.closeloop.lifecycle.domain.Checks.shows;
import static io.closeloop.lifecycle.domain.Checks.waitsFor;
import static io.closeloop.lifecycle.domain.Checks.waitsForNothing;
import static io.closeloop.lifecycle.domain.Steps.activated;
import static io.closeloop.lifecycle.domain.Steps.engaged;
import static io.closeloop.lifecycle.domain.Steps.inboundText;
import static io.closeloop.lifecycle.domain.Steps.introSent;
import static io.closeloop.lifecycle.domain.Steps.personTexts;
import static io.closeloop.lifecycle.domain.Steps.takeoverEnds;
import static io.closeloop.lifecycle.domain.Story.given;
import static io.closeloop.lifecycle.domain.World.BO;
import static io.closeloop.lifecycle.domain.World.BOS_PHONE;

import io.closeloop.lifecycle.domain.decision.Request;
import io.closeloop.lifecycle.domain.news.Input;
import io.closeloop.lifecycle.domain.rule.Silence;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TakeoverTest {

    @Test
    void a_person_s_text_puts_the_setter_to_sleep_for_a_time() {
        given(engaged())
                .when(personTexts())
                .then(closesGates(PERSON), mayNotSpeak(Silence.PERSON), waitsFor(Request.EndTakeover.class));
    }

    @Test
    void another_one_only_makes_it_longer() {
        given(engaged(), personTexts()).when(personTexts()).then(closesGates(), waitsFor(Request.EndTakeover.class));
    }

    @Test
    void when_the_time_is_over_the_setter_is_awake_and_silent() {
        given(engaged(), personTexts(), inboundText("thanks"))
                .when(takeoverEnds())
                .then(opensGates(PERSON), maySpeak(), saysNothing(), waitsForNothing());
    }

    @Test
    void a_text_received_meanwhile_is_the_person_s_to_answer() {
        given(engaged(), personTexts()).when(inboundText("thanks")).then(refuses("a person has taken over"));
    }

    @Test
    void an_intro_that_has_not_gone_is_held_for_good() {
        given(activated()).when(personTexts()).then(holds("somebody else has texted first"), closesGates(PERSON));
    }

    @Test
    void nor_does_it_go_when_the_setter_wakes() {
        given(activated(), personTexts()).when(takeoverEnds()).then(saysNothing());
    }

    @Test
    void a_text_from_before_the_activation_takes_nothing_over() {
        given(introSent())
                .when(world -> world.hear(
                        new Input.PersonTexted("sms_0", BO, BOS_PHONE, null, false),
                        world.now.minus(Duration.ofMinutes(5))))
                .then(shows("A person texted"), closesGates(), maySpeak());
    }
}
