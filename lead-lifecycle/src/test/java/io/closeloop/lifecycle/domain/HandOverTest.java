package io.closeloop.lifecycle.domain;

import static io.closeloop.events.LeadMessage.GateReason.ENDED;
import static io.closeloop.events.Milestone.LEAD_ACTIVATED;
import static io.closeloop.lifecycle.domain.Checks.closesGates;
import static io.closeloop.lifecycle.domain.Checks.reached;
import static io.closeloop.lifecycle.domain.Checks.refuses;
import static io.closeloop.lifecycle.domain.Checks.says;
import static io.closeloop.lifecycle.domain.Checks.talksWith;
import static io.closeloop.lifecycle.domain.Checks.waitsFor;
import static io.closeloop.lifecycle.domain.Steps.engaged;
import static io.closeloop.lifecycle.domain.Steps.leadIsRead;
import static io.closeloop.lifecycle.domain.Steps.textGoes;
import static io.closeloop.lifecycle.domain.Steps.workflowSetsSetter;
import static io.closeloop.lifecycle.domain.Story.given;
import static io.closeloop.lifecycle.domain.World.ANNA;
import static io.closeloop.lifecycle.domain.World.BO;
import static io.closeloop.lifecycle.domain.World.BOS_PHONE;
import static io.closeloop.lifecycle.domain.World.CARL;
import static io.closeloop.lifecycle.domain.World.OFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.lifecycle.domain.decision.Request;
import org.junit.jupiter.api.Test;

class HandOverTest {

    @Test
    void another_setter_on_a_live_lead_settles_first() {
        given(engaged())
                .when(workflowSetsSetter(CARL))
                .then(
                        closesGates(),
                        (decision, world) ->
                                assertThat(world.take(Request.ReadLead.class)).isPresent());
    }

    @Test
    void the_old_engagement_ends_and_the_new_setter_introduces_itself() {
        given(engaged(), workflowSetsSetter(CARL))
                .when(leadIsRead())
                .then(closesGates(ENDED), reached(LEAD_ACTIVATED), says("Hi Bo, Carl here"), talksWith(CARL, BO));
    }

    @Test
    void the_phone_passes_from_one_engagement_to_the_other() {
        given(engaged(), workflowSetsSetter(CARL))
                .when(leadIsRead())
                .then((decision, world) -> assertThat(world.claims.get(BOS_PHONE))
                        .isNotNull()
                        .satisfies(claim -> assertThat(claim.engagementId())
                                .isEqualTo(world.state.open().getFirst().id())));
    }

    @Test
    void the_same_setter_named_again_is_nothing() {
        given(engaged()).when(workflowSetsSetter(ANNA)).then(waitsFor(Request.AskSetter.class), talksWith(ANNA, BO));
    }

    @Test
    void a_setter_that_is_switched_off_does_not_take_over() {
        given(engaged(), workflowSetsSetter(OFF)).when(leadIsRead()).then(refuses("switched off"), talksWith(ANNA, BO));
    }

    @Test
    void a_text_that_went_under_the_old_setter_belongs_to_nobody_open() {
        given(engaged(), Steps.setterAnswers(), workflowSetsSetter(CARL))
                .when(world -> {
                    leadIsRead().accept(world);
                    textGoes().accept(world);
                })
                .then(talksWith(CARL, BO));
    }
}
