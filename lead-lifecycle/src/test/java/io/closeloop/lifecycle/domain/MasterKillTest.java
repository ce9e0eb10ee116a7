package io.closeloop.lifecycle.domain;

import static io.closeloop.events.LeadMessage.GateReason.KILL;
import static io.closeloop.events.LeadMessage.GateReason.MASTER_KILL;
import static io.closeloop.events.Milestone.KILL_SWITCH_REACHED;
import static io.closeloop.events.Milestone.KILL_SWITCH_REMOVED;
import static io.closeloop.lifecycle.domain.Checks.closesGates;
import static io.closeloop.lifecycle.domain.Checks.mayNotSpeak;
import static io.closeloop.lifecycle.domain.Checks.maySpeak;
import static io.closeloop.lifecycle.domain.Checks.noMilestone;
import static io.closeloop.lifecycle.domain.Checks.nobodyTalks;
import static io.closeloop.lifecycle.domain.Checks.opensGates;
import static io.closeloop.lifecycle.domain.Checks.reached;
import static io.closeloop.lifecycle.domain.Checks.refuses;
import static io.closeloop.lifecycle.domain.Checks.shows;
import static io.closeloop.lifecycle.domain.Steps.engaged;
import static io.closeloop.lifecycle.domain.Steps.leadIsRead;
import static io.closeloop.lifecycle.domain.Steps.ordered;
import static io.closeloop.lifecycle.domain.Steps.workflowEnables;
import static io.closeloop.lifecycle.domain.Steps.workflowKills;
import static io.closeloop.lifecycle.domain.Steps.workflowRemovesKill;
import static io.closeloop.lifecycle.domain.Story.given;

import io.closeloop.lifecycle.domain.news.Order;
import io.closeloop.lifecycle.domain.rule.Silence;
import org.junit.jupiter.api.Test;

/** Lead-wide, and against any later activation. Source: charlie.md 1.2 and 2.1. */
class MasterKillTest {

    private static final Story.Step SET = ordered(Order.Plain.MASTER_KILL);
    private static final Story.Step REMOVED = ordered(Order.Plain.REMOVE_MASTER_KILL);

    @Test
    void it_silences_whoever_talks_and_closes_the_lead() {
        given(engaged())
                .when(SET)
                .then(reached(KILL_SWITCH_REACHED), closesGates(MASTER_KILL, KILL), mayNotSpeak(Silence.MASTER_KILLED));
    }

    @Test
    void it_refuses_a_later_activation() {
        given(SET, workflowEnables())
                .when(leadIsRead())
                .then(nobodyTalks(), noMilestone(), refuses("the master kill switch is set"));
    }

    @Test
    void removed_the_conversation_resumes() {
        given(engaged(), SET)
                .when(REMOVED)
                .then(reached(KILL_SWITCH_REMOVED), opensGates(MASTER_KILL, KILL), maySpeak());
    }

    @Test
    void what_the_plain_kill_switch_says_holds_on() {
        given(engaged(), workflowKills(), SET)
                .when(REMOVED)
                .then(noMilestone(), opensGates(MASTER_KILL), mayNotSpeak(Silence.KILLED));
    }

    @Test
    void a_workflow_does_not_lift_it() {
        given(engaged(), workflowKills(), SET)
                .when(workflowRemovesKill())
                .then(noMilestone(), opensGates(), mayNotSpeak(Silence.MASTER_KILLED));
    }

    @Test
    void removing_the_plain_switch_by_order_says_what_still_stands() {
        given(engaged(), SET)
                .when(ordered(Order.Plain.REMOVE_KILL))
                .then(noMilestone(), refuses("the master kill switch is set"), mayNotSpeak(Silence.MASTER_KILLED));
    }

    @Test
    void set_twice_or_removed_twice_is_nothing_new() {
        given(engaged(), SET).when(SET).then(noMilestone(), closesGates(), shows("set already"));
        given(engaged()).when(REMOVED).then(noMilestone(), opensGates(), shows("was not set"));
    }
}
