package io.closeloop.lifecycle.domain;

import static io.closeloop.events.LeadMessage.GateReason.ENDED;
import static io.closeloop.events.LeadMessage.GateReason.KILL;
import static io.closeloop.events.LeadMessage.GateReason.PERSON;
import static io.closeloop.events.Milestone.KILL_SWITCH_REACHED;
import static io.closeloop.lifecycle.domain.Checks.closesGates;
import static io.closeloop.lifecycle.domain.Checks.isIn;
import static io.closeloop.lifecycle.domain.Checks.mayNotSpeak;
import static io.closeloop.lifecycle.domain.Checks.noMilestone;
import static io.closeloop.lifecycle.domain.Checks.nobodyTalks;
import static io.closeloop.lifecycle.domain.Checks.reached;
import static io.closeloop.lifecycle.domain.Checks.talksWith;
import static io.closeloop.lifecycle.domain.Merges.BETWEEN;
import static io.closeloop.lifecycle.domain.Merges.GONE;
import static io.closeloop.lifecycle.domain.Merges.at;
import static io.closeloop.lifecycle.domain.Merges.goneHears;
import static io.closeloop.lifecycle.domain.Merges.merged;
import static io.closeloop.lifecycle.domain.Merges.mergedTwice;
import static io.closeloop.lifecycle.domain.Steps.activated;
import static io.closeloop.lifecycle.domain.Steps.engaged;
import static io.closeloop.lifecycle.domain.Steps.personTexts;
import static io.closeloop.lifecycle.domain.Steps.textGoes;
import static io.closeloop.lifecycle.domain.Steps.workflowKills;
import static io.closeloop.lifecycle.domain.Story.given;
import static io.closeloop.lifecycle.domain.World.ANNA;
import static io.closeloop.lifecycle.domain.World.BO;
import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.lifecycle.domain.Story.Step;
import io.closeloop.lifecycle.domain.news.Input;
import io.closeloop.lifecycle.domain.rule.Silence;
import io.closeloop.lifecycle.domain.state.Phase;
import org.junit.jupiter.api.Test;

/** Leads that are merged one into the other: what follows goes all the way, and never round. */
class MergeChainTest {

    @Test
    void from_a_lead_merged_into_a_lead_merged_into_this_one_it_goes_all_the_way() {
        given(mergedTwice(engaged(), true))
                .when(goneHears(workflowKills()))
                .then(closesGates(KILL), reached(KILL_SWITCH_REACHED));
        given(mergedTwice(activated(), true)).when(goneHears(textGoes())).then(isIn(Phase.IntroSent.class));
    }

    @Test
    void also_when_the_one_between_was_gone_before_it_heard_of_the_first() {
        given().when(mergedTwice(engaged(), false)).then(talksWith(ANNA, BO), noMilestone());
        given(mergedTwice(engaged(), false))
                .when(goneHears(personTexts()))
                .then(closesGates(PERSON), mayNotSpeak(Silence.PERSON));
        given(mergedTwice(activated(), false)).when(goneHears(textGoes())).then(isIn(Phase.IntroSent.class));
    }

    @Test
    void a_kill_of_the_lead_between_holds_for_those_who_came_to_it() {
        given(mergedTwice(engaged(), false))
                .when(at(BETWEEN, workflowKills()))
                .then(closesGates(KILL), reached(KILL_SWITCH_REACHED));
    }

    @Test
    void leads_that_say_to_be_merged_into_each_other_pass_nothing_round() {
        Step circle = Step.all(
                merged(engaged()), world -> world.hear(new Input.LeadDeleted(GONE)), goneHears(workflowKills()));
        given(circle).when(goneHears(personTexts())).then((decision, world) -> {
            assertThat(world.leads.values())
                    .allSatisfy(lead -> assertThat(lead.letters.values())
                            .allSatisfy(letters -> assertThat(letters).isEmpty()));
            assertThat(world.neighbour(GONE).state.open().size()
                            + world.state.open().size())
                    .isOne();
        });
    }

    @Test
    void a_lead_merged_into_itself_is_deleted() {
        given(engaged())
                .when(world -> world.hear(new Input.LeadDeleted("lead_1")))
                .then(
                        closesGates(ENDED),
                        nobodyTalks(),
                        (decision, world) -> assertThat(world.letters).isEmpty());
    }
}
