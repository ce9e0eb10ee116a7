package io.closeloop.lifecycle.domain;

import static io.closeloop.events.LeadMessage.GateReason.ENDED;
import static io.closeloop.events.LeadMessage.GateReason.KILL;
import static io.closeloop.lifecycle.domain.Checks.closesGates;
import static io.closeloop.lifecycle.domain.Checks.mayNotSpeak;
import static io.closeloop.lifecycle.domain.Checks.maySpeak;
import static io.closeloop.lifecycle.domain.Checks.noMilestone;
import static io.closeloop.lifecycle.domain.Checks.nobodyTalks;
import static io.closeloop.lifecycle.domain.Checks.nothingHappens;
import static io.closeloop.lifecycle.domain.Checks.saysNothing;
import static io.closeloop.lifecycle.domain.Checks.talksWith;
import static io.closeloop.lifecycle.domain.Steps.activated;
import static io.closeloop.lifecycle.domain.Steps.engaged;
import static io.closeloop.lifecycle.domain.Steps.ordered;
import static io.closeloop.lifecycle.domain.Steps.personTexts;
import static io.closeloop.lifecycle.domain.Steps.workflowEnables;
import static io.closeloop.lifecycle.domain.Steps.workflowKills;
import static io.closeloop.lifecycle.domain.Story.given;
import static io.closeloop.lifecycle.domain.World.ANNA;
import static io.closeloop.lifecycle.domain.World.BO;
import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.lifecycle.domain.decision.PhoneBook;
import io.closeloop.lifecycle.domain.decision.Request;
import io.closeloop.lifecycle.domain.news.Input;
import io.closeloop.lifecycle.domain.news.Moved;
import io.closeloop.lifecycle.domain.news.Order;
import io.closeloop.lifecycle.domain.news.Switch;
import io.closeloop.lifecycle.domain.rule.Silence;
import io.closeloop.lifecycle.domain.setter.SetterSettings.Pauses;
import io.closeloop.lifecycle.domain.state.Level;
import io.closeloop.lifecycle.domain.state.Phase;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Engagements follow their contact to the lead that survives. Source: architecture, section 6; close-api.md 2.5. */
class MergeTest {

    private static final String OTHER = "lead_2";
    private static final String CARL_S_ID = World.CARL.id().toString();
    private static final Story.Step DELETED_BY_MERGE = world -> world.hear(new Input.LeadDeleted(OTHER));
    private static final Story.Step TOLD_BY_LETTER = world -> world.hear(new Input.MergedInto(OTHER));

    @Test
    void the_lead_that_survives_writes_to_the_one_that_is_gone() {
        given().when(world -> world.hear(new Input.LeadMerged(OTHER)))
                .then((decision, world) -> assertThat(world.letters)
                        .containsEntry(OTHER, List.of(new Request.MoveAway(World.LEAD.leadId()))));
    }

    @Test
    void what_is_gone_ends_here_and_is_sent_on() {
        given(engaged())
                .when(DELETED_BY_MERGE)
                .then(nobodyTalks(), closesGates(ENDED), noMilestone(), (decision, world) -> {
                    assertThat(world.claims).isEmpty();
                    assertThat(moved(world).talking()).hasSize(1);
                    assertThat(moved(world).sequence()).isEqualTo(world.state.sequence());
                });
    }

    @Test
    void told_by_both_of_close_s_events_it_moves_once() {
        given(engaged(), DELETED_BY_MERGE).when(TOLD_BY_LETTER).then(nothingHappens());
    }

    @Test
    void a_lead_of_which_nothing_is_known_sends_nothing() {
        given().when(DELETED_BY_MERGE).then(nothingHappens());
    }

    @Test
    void the_conversation_goes_on_where_it_was() {
        given().when(arrives(engaged()))
                .then(talksWith(ANNA, BO), maySpeak(), noMilestone(), Checks.isIn(Phase.Engaged.class));
    }

    @Test
    void the_numbers_go_on_above_both() {
        World gone = live(engaged());
        given(world -> world.hear(new Input.MovedHere(moved(gone))))
                .when(workflowKills())
                .then((decision, world) -> assertThat(decision.events())
                        .isNotEmpty()
                        .allSatisfy(event -> assertThat(event.sequence()).isGreaterThan(gone.state.sequence())));
    }

    @Test
    void the_lead_s_kill_stands_on_the_contact_now_and_a_later_read_does_not_lift_it() {
        given(arrives(Story.Step.all(engaged(), workflowKills())))
                .when(Story.Step.all(workflowEnables(), Steps.leadIsRead()))
                .then(mayNotSpeak(Silence.KILLED), noMilestone());
    }

    @Test
    void closed_gates_close_under_the_new_id() {
        given().when(arrives(Story.Step.all(engaged(), workflowKills()))).then(closesGates(KILL), noMilestone());
    }

    @Test
    void a_person_s_takeover_ends_in_its_time_here_too() {
        given(arrives(Story.Step.all(engaged(), personTexts())))
                .when(Steps.takeoverEnds())
                .then(maySpeak());
    }

    @Test
    void an_intro_that_may_have_gone_is_not_sent_again_on_a_guess() {
        given().when(arrives(activated())).then(saysNothing(), Checks.holds("it may have gone before the merge"));
    }

    @Test
    void a_wish_is_wanted_here() {
        given().when(arrives(workflowEnables())).then(Checks.waitsFor(Request.ReadLead.class));
    }

    @Test
    void the_master_kill_switch_comes_along() {
        given(arrives(ordered(Order.Plain.MASTER_KILL)), workflowEnables())
                .when(Steps.leadIsRead())
                .then(nobodyTalks(), Checks.refuses("the master kill switch is set"));
    }

    @Test
    void a_lead_that_is_killed_greets_nobody_who_comes() {
        Story.Step waiting = Story.Step.all(
                Steps.settings(anna -> anna.with(new Pauses(Duration.ZERO, Duration.ZERO, Duration.ofMinutes(30)))),
                personTexts(),
                workflowEnables(),
                Steps.leadIsRead());
        given(workflowKills()).when(arrives(waiting)).then(saysNothing(), mayNotSpeak(Silence.KILLED));
    }

    @Test
    void what_was_being_answered_waits_for_a_person() {
        given().when(arrives(engaged())).then(Checks.waitsForNothing(), Checks.holds("merged before it was answered"));
    }

    @Test
    void a_setter_switched_on_while_the_conversation_moved_is_on() {
        given().when(arrives(Story.Step.all(engaged(), Steps.switchedOff(ANNA))))
                .then(maySpeak(), closesGates());
    }

    @Test
    void fields_that_close_fills_in_at_a_merge_activate_nobody_and_a_kill_among_them_counts() {
        Switch.Change on = new Switch.Change(Switch.OFF, Switch.ON);
        given().when(world -> world.hear(new Input.ControlFieldsChanged(Level.LEAD, on, null, "x", true)))
                .then(Checks.waitsForNothing(), noMilestone());
        given(engaged())
                .when(world -> world.hear(new Input.ControlFieldsChanged(Level.LEAD, null, on, CARL_S_ID, true)))
                .then(mayNotSpeak(Silence.KILLED), talksWith(ANNA, BO));
    }

    @Test
    void a_phone_that_somebody_talks_with_by_now_or_that_opted_out_is_not_gone_on_with() {
        given(world -> world.claims.put(World.BOS_PHONE, new PhoneBook.Claim(new UUID(9, 9), "lead_3")))
                .when(arrives(engaged()))
                .then(nobodyTalks(), Checks.refuses("already talks with a setter on lead lead_3"));
        given(world -> world.optOut(World.BOS_PHONE))
                .when(arrives(engaged()))
                .then(nobodyTalks(), Checks.refuses("opted out"));
    }

    private static Story.Step arrives(Story.Step before) {
        return world -> world.hear(new Input.MovedHere(moved(live(before))));
    }

    private static World live(Story.Step before) {
        World gone = new World();
        before.accept(gone);
        DELETED_BY_MERGE.accept(gone);
        return gone;
    }

    private static Moved moved(World gone) {
        return gone.letters.getOrDefault(OTHER, List.of()).stream()
                .filter(Request.TakeIn.class::isInstance)
                .map(Request.TakeIn.class::cast)
                .findFirst()
                .orElseThrow()
                .moved();
    }
}
