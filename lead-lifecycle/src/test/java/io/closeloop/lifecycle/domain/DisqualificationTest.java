package io.closeloop.lifecycle.domain;

import static io.closeloop.events.LeadMessage.GateReason.DISQUALIFIED;
import static io.closeloop.events.LeadMessage.GateReason.KILL;
import static io.closeloop.events.Milestone.DQ_REACHED;
import static io.closeloop.events.Milestone.DQ_REMOVED;
import static io.closeloop.lifecycle.domain.Checks.closesGates;
import static io.closeloop.lifecycle.domain.Checks.mayNotSpeak;
import static io.closeloop.lifecycle.domain.Checks.maySpeak;
import static io.closeloop.lifecycle.domain.Checks.noMilestone;
import static io.closeloop.lifecycle.domain.Checks.opensGates;
import static io.closeloop.lifecycle.domain.Checks.reached;
import static io.closeloop.lifecycle.domain.Checks.refuses;
import static io.closeloop.lifecycle.domain.Checks.saysNothing;
import static io.closeloop.lifecycle.domain.Checks.shows;
import static io.closeloop.lifecycle.domain.Checks.waitsForNothing;
import static io.closeloop.lifecycle.domain.Steps.engaged;
import static io.closeloop.lifecycle.domain.Steps.inboundText;
import static io.closeloop.lifecycle.domain.Steps.introSent;
import static io.closeloop.lifecycle.domain.Steps.ordered;
import static io.closeloop.lifecycle.domain.Steps.setterAnswers;
import static io.closeloop.lifecycle.domain.Steps.workflowKills;
import static io.closeloop.lifecycle.domain.Steps.workflowRemovesKill;
import static io.closeloop.lifecycle.domain.Story.given;

import io.closeloop.lifecycle.domain.Story.Step;
import io.closeloop.lifecycle.domain.news.Order;
import io.closeloop.lifecycle.domain.rule.Silence;
import org.junit.jupiter.api.Test;

class DisqualificationTest {

    private static Step disqualified() {
        return Step.all(introSent(), inboundText("I am NOT interested"), setterAnswers());
    }

    @Test
    void the_setter_disqualifies_with_its_reason_and_says_nothing_more() {
        given(introSent(), inboundText("I am NOT interested"))
                .when(setterAnswers())
                .then(reached(DQ_REACHED), closesGates(DISQUALIFIED), saysNothing(), shows("not interested"));
    }

    @Test
    void a_text_after_that_is_shown_and_not_answered() {
        given(disqualified()).when(inboundText("why?")).then(refuses("disqualified"), waitsForNothing());
    }

    @Test
    void a_person_requalifies() {
        given(disqualified())
                .when(ordered(Order.Plain.REQUALIFY))
                .then(reached(DQ_REMOVED), opensGates(DISQUALIFIED), maySpeak());
    }

    @Test
    void a_person_disqualifies() {
        given(engaged())
                .when(ordered(Order.Plain.DISQUALIFY))
                .then(reached(DQ_REACHED), closesGates(DISQUALIFIED), waitsForNothing());
    }

    @Test
    void twice_is_once() {
        given(disqualified()).when(ordered(Order.Plain.DISQUALIFY)).then(noMilestone(), closesGates());
    }

    @Test
    void who_was_not_disqualified_is_not_requalified() {
        given(engaged()).when(ordered(Order.Plain.REQUALIFY)).then(noMilestone(), shows("Was not disqualified"));
    }

    @Test
    void an_order_on_a_lead_that_nobody_talks_with_is_refused() {
        given().when(ordered(Order.Plain.DISQUALIFY)).then(noMilestone(), refuses("no setter is talking"));
    }

    @Test
    void removing_a_kill_does_not_open_what_a_disqualification_closed() {
        given(disqualified(), workflowKills())
                .when(workflowRemovesKill())
                .then(opensGates(KILL), mayNotSpeak(Silence.DISQUALIFIED));
    }
}
