package io.closeloop.lifecycle.domain;

import static io.closeloop.events.LeadMessage.GateReason.ENDED;
import static io.closeloop.events.LeadMessage.GateReason.KILL;
import static io.closeloop.events.Milestone.KILL_SWITCH_REACHED;
import static io.closeloop.events.Milestone.KILL_SWITCH_REMOVED;
import static io.closeloop.events.Milestone.LEAD_ACTIVATED;
import static io.closeloop.lifecycle.domain.Checks.closesGates;
import static io.closeloop.lifecycle.domain.Checks.events;
import static io.closeloop.lifecycle.domain.Checks.isIn;
import static io.closeloop.lifecycle.domain.Checks.mayNotSpeak;
import static io.closeloop.lifecycle.domain.Checks.maySpeak;
import static io.closeloop.lifecycle.domain.Checks.noMilestone;
import static io.closeloop.lifecycle.domain.Checks.nobodyTalks;
import static io.closeloop.lifecycle.domain.Checks.opensGates;
import static io.closeloop.lifecycle.domain.Checks.reached;
import static io.closeloop.lifecycle.domain.Checks.refuses;
import static io.closeloop.lifecycle.domain.Checks.says;
import static io.closeloop.lifecycle.domain.Checks.saysNothing;
import static io.closeloop.lifecycle.domain.Checks.waitsForNothing;
import static io.closeloop.lifecycle.domain.Steps.activated;
import static io.closeloop.lifecycle.domain.Steps.engaged;
import static io.closeloop.lifecycle.domain.Steps.inboundText;
import static io.closeloop.lifecycle.domain.Steps.introSent;
import static io.closeloop.lifecycle.domain.Steps.leadIsRead;
import static io.closeloop.lifecycle.domain.Steps.ordered;
import static io.closeloop.lifecycle.domain.Steps.personKills;
import static io.closeloop.lifecycle.domain.Steps.personTexts;
import static io.closeloop.lifecycle.domain.Steps.takeoverEnds;
import static io.closeloop.lifecycle.domain.Steps.textFails;
import static io.closeloop.lifecycle.domain.Steps.textGoes;
import static io.closeloop.lifecycle.domain.Steps.workflowEnables;
import static io.closeloop.lifecycle.domain.Steps.workflowKills;
import static io.closeloop.lifecycle.domain.Steps.workflowRemovesKill;
import static io.closeloop.lifecycle.domain.Steps.workflowSetsSetter;
import static io.closeloop.lifecycle.domain.Story.given;
import static io.closeloop.lifecycle.domain.World.BO;
import static io.closeloop.lifecycle.domain.World.CARL;
import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.events.LeadMessage.MessageRequested;
import io.closeloop.lifecycle.domain.news.Order;
import io.closeloop.lifecycle.domain.news.Switch;
import io.closeloop.lifecycle.domain.rule.Silence;
import io.closeloop.lifecycle.domain.state.Phase;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KillSwitchTest {

    @Test
    void a_kill_closes_the_gate_and_drops_the_answer_that_was_being_prepared() {
        given(engaged())
                .when(workflowKills())
                .then(closesGates(KILL), reached(KILL_SWITCH_REACHED), waitsForNothing(), mayNotSpeak(Silence.KILLED));
    }

    @Test
    void a_kill_on_the_contact_is_a_kill() {
        given(engaged()).when(personKills(BO, Switch.ON)).then(closesGates(KILL), reached(KILL_SWITCH_REACHED));
    }

    @Test
    void a_kill_again_is_no_second_milestone() {
        given(engaged(), workflowKills()).when(personKills(BO, Switch.ON)).then(noMilestone(), closesGates());
    }

    @Test
    void a_removed_kill_resumes_without_a_second_intro() {
        given(introSent(), workflowKills())
                .when(workflowRemovesKill())
                .then(opensGates(KILL), reached(KILL_SWITCH_REMOVED), saysNothing(), maySpeak());
    }

    @Test
    void as_long_as_one_of_two_kills_stands_it_is_killed() {
        given(engaged(), workflowKills(), personKills(BO, Switch.ON))
                .when(workflowRemovesKill())
                .then(noMilestone(), opensGates(), mayNotSpeak(Silence.KILLED));
    }

    @Test
    void an_intro_that_never_went_goes_when_the_kill_is_removed() {
        given(activated(), workflowKills()).when(workflowRemovesKill()).then(says("Hi Bo, Anna here"));
    }

    @Test
    void an_intro_asked_for_twice_is_one_text() {
        given(activated(), workflowKills())
                .when(workflowRemovesKill())
                .then((decision, world) -> assertThat(Stream.concat(
                                        events(world.decisions.get(1), MessageRequested.class).stream(),
                                        events(decision, MessageRequested.class).stream())
                                .map(MessageRequested::messageId)
                                .distinct())
                        .hasSize(1));
    }

    @Test
    void an_intro_that_was_on_its_way_when_the_kill_came_is_not_sent_again() {
        given(activated(), workflowKills(), textGoes())
                .when(workflowRemovesKill())
                .then(saysNothing(), isIn(Phase.IntroSent.class));
    }

    @Test
    void an_intro_that_failed_is_not_tried_again_by_a_removed_kill() {
        given(activated(), textFails("30005"), workflowKills())
                .when(workflowRemovesKill())
                .then(saysNothing());
    }

    /** What a gate voids, the gateway takes back without a word; one that it reports was refused, or nobody knows whether it went (promise 5). */
    @Test
    void nor_is_one_that_is_reported_while_the_kill_stands() {
        given(activated(), workflowKills(), textFails("held: it is not known whether it went"))
                .when(workflowRemovesKill())
                .then(saysNothing(), reached(KILL_SWITCH_REMOVED));
    }

    @Test
    void an_intro_that_is_held_for_a_person_does_not_go_by_a_removed_kill() {
        given(activated(), personTexts(), takeoverEnds(), workflowKills())
                .when(workflowRemovesKill())
                .then(saysNothing());
    }

    @Test
    void a_text_received_while_killed_is_shown_and_not_answered_afterwards() {
        given(introSent(), workflowKills(), inboundText("hello?"))
                .when(workflowRemovesKill())
                .then(saysNothing(), waitsForNothing());
    }

    @Test
    void a_text_received_while_killed_is_shown_as_unanswered() {
        given(introSent(), workflowKills())
                .when(inboundText("hello?"))
                .then(refuses("kill switch"), saysNothing(), waitsForNothing());
    }

    @Test
    void a_person_may_kill_and_lift_it_again() {
        given(engaged(), ordered(Order.Plain.KILL))
                .when(ordered(Order.Plain.REMOVE_KILL))
                .then(reached(KILL_SWITCH_REMOVED), opensGates(KILL));
    }

    @Test
    void a_person_lifts_every_kill_of_the_lead() {
        given(engaged(), workflowKills(), personKills(BO, Switch.ON))
                .when(ordered(Order.Plain.REMOVE_KILL))
                .then(reached(KILL_SWITCH_REMOVED), maySpeak());
    }

    @Test
    void a_person_s_kill_refuses_a_later_activation() {
        given(ordered(Order.Plain.KILL), workflowEnables())
                .when(leadIsRead())
                .then(refuses("kill switch"), nobodyTalks());
    }

    /** The field in Close still says true; reading it again must not undo what the person said. */
    @Test
    void a_kill_that_a_person_lifted_does_not_come_back_with_the_next_read() {
        given(engaged(), workflowKills(), ordered(Order.Plain.REMOVE_KILL), workflowSetsSetter(CARL))
                .when(leadIsRead())
                .then(reached(LEAD_ACTIVATED), closesGates(ENDED), maySpeak());
    }
}
