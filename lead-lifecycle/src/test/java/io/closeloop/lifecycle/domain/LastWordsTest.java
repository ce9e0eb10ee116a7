package io.closeloop.lifecycle.domain;

import static io.closeloop.events.LeadMessage.GateReason.DISQUALIFIED;
import static io.closeloop.events.LeadMessage.GateReason.ENDED;
import static io.closeloop.events.LeadMessage.GateReason.OPT_OUT;
import static io.closeloop.lifecycle.domain.Checks.closesGates;
import static io.closeloop.lifecycle.domain.Checks.events;
import static io.closeloop.lifecycle.domain.Checks.refuses;
import static io.closeloop.lifecycle.domain.Checks.says;
import static io.closeloop.lifecycle.domain.Checks.saysNothing;
import static io.closeloop.lifecycle.domain.Steps.activated;
import static io.closeloop.lifecycle.domain.Steps.engaged;
import static io.closeloop.lifecycle.domain.Steps.inboundText;
import static io.closeloop.lifecycle.domain.Steps.ordered;
import static io.closeloop.lifecycle.domain.Steps.personTexts;
import static io.closeloop.lifecycle.domain.Steps.settings;
import static io.closeloop.lifecycle.domain.Steps.workflowKills;
import static io.closeloop.lifecycle.domain.Story.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.events.LeadMessage.GateReason;
import io.closeloop.events.LeadMessage.MessageRequested;
import io.closeloop.events.LeadMessage.Purpose;
import io.closeloop.lifecycle.domain.news.Input;
import io.closeloop.lifecycle.domain.news.Order;
import io.closeloop.lifecycle.domain.setter.SetterSettings.LastWords;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What may still be said when a gate closes, and what HELP is answered. Source: architecture, section 6. */
class LastWordsTest {

    private static final Story.Step WITH_WORDS = settings(anna -> anna.with(
            new LastWords("All the best, {{first_name}}", "You will not hear from us again", "Anna of Acme")));
    private static final Story.Step WITHOUT_WORDS = settings(anna -> anna.with(new LastWords(null, null, null)));

    @Test
    void a_disqualified_lead_hears_the_closing_message_which_may_pass_that_gate_only() {
        given(WITH_WORDS, engaged())
                .when(ordered(Order.Plain.DISQUALIFY))
                .then(says("All the best, Bo"), closesGates(DISQUALIFIED), lastWordsPass(GateReason.DISQUALIFIED));
    }

    @Test
    void without_a_closing_message_nothing_is_said() {
        given(WITHOUT_WORDS, engaged()).when(ordered(Order.Plain.DISQUALIFY)).then(saysNothing());
    }

    @Test
    void nobody_who_was_not_greeted_hears_a_closing_message() {
        given(WITH_WORDS, activated()).when(ordered(Order.Plain.DISQUALIFY)).then(saysNothing());
    }

    @Test
    void behind_a_kill_or_a_person_nothing_is_said() {
        given(WITH_WORDS, engaged(), workflowKills())
                .when(ordered(Order.Plain.DISQUALIFY))
                .then(saysNothing());
        given(WITH_WORDS, engaged(), personTexts())
                .when(ordered(Order.Plain.DISQUALIFY))
                .then(saysNothing());
    }

    @Test
    void an_opt_out_is_confirmed_where_the_settings_say_so_and_its_gate_alone_lets_it_pass() {
        given(WITH_WORDS, engaged())
                .when(inboundText("STOP"))
                .then(says("You will not hear from us again"), closesGates(OPT_OUT), lastWordsPass(GateReason.OPT_OUT));
    }

    @Test
    void an_opt_out_from_another_number_of_the_contact_ends_and_is_not_confirmed() {
        given(WITH_WORDS, engaged())
                .when(world -> world.hear(new Input.InboundText("sms_1", World.BO, "+14155550188", World.OURS, "STOP")))
                .then(saysNothing(), closesGates(OPT_OUT, ENDED));
    }

    @Test
    void words_that_come_too_late_are_not_said() {
        given(WITH_WORDS, Steps.introSent(), inboundText("not interested"), Steps.timePasses(Duration.ofMinutes(11)))
                .when(Steps.setterAnswers())
                .then(saysNothing(), refuses("late"));
    }

    @Test
    void by_default_carriers_confirm_an_opt_out_and_we_do_not() {
        given(engaged()).when(inboundText("STOP")).then(saysNothing(), closesGates(OPT_OUT, ENDED));
    }

    @Test
    void a_late_opt_out_is_obeyed_and_not_confirmed() {
        given(WITH_WORDS, engaged())
                .when(inboundText("STOP", Duration.ofMinutes(11)))
                .then(saysNothing(), closesGates(OPT_OUT, ENDED), refuses("late"));
    }

    @Test
    void help_is_answered_and_is_not_the_setter_s_to_answer() {
        given(WITH_WORDS, engaged(), world -> world.requests.clear())
                .when(inboundText("Help!"))
                .then(says("Anna of Acme"), Checks.waitsForNothing(), Checks.noMilestone());
    }

    @Test
    void help_is_no_response_to_the_intro() {
        given(WITH_WORDS, Steps.introSent()).when(inboundText("HELP")).then(says("Anna of Acme"), Checks.noMilestone());
    }

    @Test
    void help_is_not_answered_behind_a_gate_late_or_without_a_text_for_it() {
        given(WITH_WORDS, engaged(), workflowKills())
                .when(inboundText("HELP"))
                .then(saysNothing(), refuses("the kill switch is set"));
        given(WITH_WORDS, engaged())
                .when(inboundText("HELP", Duration.ofMinutes(11)))
                .then(saysNothing(), refuses("late"));
        given(WITHOUT_WORDS, engaged())
                .when(inboundText("HELP"))
                .then(saysNothing(), refuses("settings have no text for it"));
    }

    private static Story.Check lastWordsPass(GateReason gate) {
        return (decision, world) -> assertThat(events(decision, MessageRequested.class))
                .singleElement()
                .satisfies(text -> assertThat(text.mayPass()).isEqualTo(gate))
                .satisfies(text -> assertThat(text.purpose()).isEqualTo(Purpose.LAST_WORDS));
    }
}
