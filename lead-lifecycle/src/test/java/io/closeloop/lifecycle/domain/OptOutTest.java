package io.closeloop.lifecycle.domain;

import static io.closeloop.events.LeadMessage.GateReason.ENDED;
import static io.closeloop.events.LeadMessage.GateReason.OPT_OUT;
import static io.closeloop.lifecycle.domain.Checks.closesGates;
import static io.closeloop.lifecycle.domain.Checks.decides;
import static io.closeloop.lifecycle.domain.Checks.events;
import static io.closeloop.lifecycle.domain.Checks.noMilestone;
import static io.closeloop.lifecycle.domain.Checks.nobodyTalks;
import static io.closeloop.lifecycle.domain.Checks.opensGates;
import static io.closeloop.lifecycle.domain.Checks.refuses;
import static io.closeloop.lifecycle.domain.Checks.saysNothing;
import static io.closeloop.lifecycle.domain.Checks.talksWith;
import static io.closeloop.lifecycle.domain.Checks.waitsFor;
import static io.closeloop.lifecycle.domain.Checks.waitsForNothing;
import static io.closeloop.lifecycle.domain.Steps.engaged;
import static io.closeloop.lifecycle.domain.Steps.inboundText;
import static io.closeloop.lifecycle.domain.Steps.introSent;
import static io.closeloop.lifecycle.domain.Steps.leadIsRead;
import static io.closeloop.lifecycle.domain.Steps.workflowClearsEnabled;
import static io.closeloop.lifecycle.domain.Steps.workflowEnables;
import static io.closeloop.lifecycle.domain.Story.given;
import static io.closeloop.lifecycle.domain.World.ANNA;
import static io.closeloop.lifecycle.domain.World.BO;
import static io.closeloop.lifecycle.domain.World.BOS_PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.events.LeadMessage.Gate;
import io.closeloop.events.LeadMessage.GateClosed;
import io.closeloop.events.LeadMessage.Scope;
import io.closeloop.lifecycle.domain.decision.Request;
import io.closeloop.lifecycle.domain.news.Input;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptOutTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "STOP",
                "stop",
                " Stop. ",
                "stop!",
                "STOPALL",
                "stop all",
                "Unsubscribe",
                "cancel",
                "END",
                "quit",
                "REVOKE",
                "optout",
                "opt out",
                "Opt-Out",
                "ＳＴＯＰ",
                "stop 🛑"
            })
    void the_stop_family_on_the_whole_message_ends_it_without_an_answer(String text) {
        given(introSent())
                .when(inboundText(text))
                .then(noMilestone(), saysNothing(), closesGates(OPT_OUT, ENDED), nobodyTalks(), waitsForNothing());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Stop by at 5?", "don't stop", "I quit my job", "cancel my 5pm", "the end"})
    void the_same_words_within_a_sentence_are_a_text_like_any_other(String text) {
        given(introSent()).when(inboundText(text)).then(closesGates(), waitsFor(Request.AskSetter.class));
    }

    @Test
    void the_gate_is_the_phone_s() {
        given(introSent())
                .when(inboundText("STOP"))
                .then((decision, world) -> assertThat(events(decision, GateClosed.class))
                        .first()
                        .extracting(GateClosed::gate)
                        .isEqualTo(new Gate(Scope.PHONE, BOS_PHONE, OPT_OUT)));
    }

    @Test
    void an_answer_that_was_being_prepared_is_dropped() {
        given(engaged()).when(inboundText("STOP")).then(waitsForNothing(), saysNothing());
    }

    @Test
    void a_stop_from_somebody_unknown_is_remembered() {
        given().when(inboundText("STOP"))
                .then(
                        closesGates(OPT_OUT),
                        (decision, world) ->
                                assertThat(world.isSuppressed(BOS_PHONE)).isTrue());
    }

    @Test
    void a_stop_from_another_phone_of_the_contact_ends_it_too() {
        given(engaged())
                .when(world -> world.hear(new Input.InboundText("sms_2", BO, "+14155550177", null, "STOP")))
                .then(closesGates(OPT_OUT, ENDED), nobodyTalks());
    }

    @Test
    void a_stop_twice_closes_one_gate() {
        given(inboundText("STOP")).when(inboundText("STOP")).then(closesGates());
    }

    @Test
    void who_opted_out_is_not_activated_again() {
        given(introSent(), inboundText("STOP"), workflowClearsEnabled(), workflowEnables())
                .when(leadIsRead())
                .then(refuses("opted out"), nobodyTalks(), saysNothing());
    }

    @Test
    void start_opens_the_phone_and_starts_no_conversation() {
        given(introSent(), inboundText("STOP"))
                .when(inboundText("START"))
                .then(opensGates(OPT_OUT), saysNothing(), nobodyTalks());
    }

    @Test
    void after_start_a_new_wish_is_heard() {
        given(introSent(), inboundText("STOP"), inboundText("start"), workflowClearsEnabled(), workflowEnables())
                .when(leadIsRead())
                .then(talksWith(ANNA, BO));
    }

    @Test
    void start_without_a_stop_is_a_text_like_any_other() {
        given(introSent()).when(inboundText("start")).then(opensGates(), waitsFor(Request.AskSetter.class));
    }

    @Test
    void an_opt_out_on_another_lead_ends_the_engagement_here() {
        given(engaged())
                .when(world -> world.hear(new Input.OptedOutElsewhere(BOS_PHONE, "lead_other", world.now)))
                .then(closesGates(ENDED), nobodyTalks(), waitsForNothing());
    }

    @Test
    void an_opt_out_that_is_heard_of_after_a_newer_opt_in_ends_what_was_before_it_and_nothing_else() {
        given(engaged(), inboundText("START"))
                .when(inboundText("STOP", Duration.ofSeconds(2)))
                .then(
                        nobodyTalks(),
                        (decision, world) ->
                                assertThat(world.isSuppressed(BOS_PHONE)).isFalse());
    }

    @Test
    void an_opt_in_that_is_older_than_the_opt_out_changes_nothing() {
        given(engaged(), inboundText("STOP"))
                .when(inboundText("START", Duration.ofMinutes(1)))
                .then(
                        opensGates(),
                        decides("Still opted out"),
                        (decision, world) ->
                                assertThat(world.isSuppressed(BOS_PHONE)).isTrue());
    }

    @Test
    void somebody_activated_before_their_older_opt_out_was_heard_of_is_let_go() {
        given(introSent()).when(inboundText("STOP", Duration.ofMinutes(5))).then(nobodyTalks());
    }
}
