package io.closeloop.lifecycle.domain;

import static io.closeloop.events.LeadMessage.GateReason.DISABLED;
import static io.closeloop.lifecycle.domain.Checks.closesGates;
import static io.closeloop.lifecycle.domain.Checks.isIn;
import static io.closeloop.lifecycle.domain.Checks.maySpeak;
import static io.closeloop.lifecycle.domain.Checks.noMilestone;
import static io.closeloop.lifecycle.domain.Checks.nothingHappens;
import static io.closeloop.lifecycle.domain.Checks.opensGates;
import static io.closeloop.lifecycle.domain.Checks.says;
import static io.closeloop.lifecycle.domain.Checks.saysNothing;
import static io.closeloop.lifecycle.domain.Steps.activated;
import static io.closeloop.lifecycle.domain.Steps.engaged;
import static io.closeloop.lifecycle.domain.Steps.introSent;
import static io.closeloop.lifecycle.domain.Steps.leadIsRead;
import static io.closeloop.lifecycle.domain.Steps.ordered;
import static io.closeloop.lifecycle.domain.Steps.personToggles;
import static io.closeloop.lifecycle.domain.Steps.workflowClearsEnabled;
import static io.closeloop.lifecycle.domain.Steps.workflowEnables;
import static io.closeloop.lifecycle.domain.Story.given;
import static io.closeloop.lifecycle.domain.World.BO;

import io.closeloop.lifecycle.domain.news.Order;
import io.closeloop.lifecycle.domain.news.Switch;
import io.closeloop.lifecycle.domain.state.Phase;
import org.junit.jupiter.api.Test;

class EnablingTest {

    @Test
    void clearing_the_field_closes_the_gate_without_a_milestone() {
        given(engaged()).when(workflowClearsEnabled()).then(noMilestone(), closesGates(DISABLED), saysNothing());
    }

    @Test
    void setting_it_again_resumes_without_a_second_intro() {
        given(engaged(), workflowClearsEnabled(), workflowEnables())
                .when(leadIsRead())
                .then(noMilestone(), opensGates(DISABLED), saysNothing(), maySpeak(), isIn(Phase.Engaged.class));
    }

    @Test
    void an_intro_that_never_went_goes_when_the_field_is_set_again() {
        given(activated(), workflowClearsEnabled(), workflowEnables())
                .when(leadIsRead())
                .then(opensGates(DISABLED), says("Hi Bo, Anna here"));
    }

    @Test
    void the_contact_s_toggle_keeps_it_enabled_when_the_lead_s_field_is_cleared() {
        given(introSent(), personToggles(BO, Switch.ON))
                .when(workflowClearsEnabled())
                .then(closesGates());
    }

    @Test
    void what_a_person_ordered_is_not_silenced_by_a_cleared_field() {
        given(ordered(new Order.Activate(null)), leadIsRead())
                .when(workflowClearsEnabled())
                .then(nothingHappens());
    }
}
