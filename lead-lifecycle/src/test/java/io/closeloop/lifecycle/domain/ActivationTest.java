package io.closeloop.lifecycle.domain;

import static io.closeloop.events.Milestone.LEAD_ACTIVATED;
import static io.closeloop.lifecycle.domain.Checks.isIn;
import static io.closeloop.lifecycle.domain.Checks.mayNotSpeak;
import static io.closeloop.lifecycle.domain.Checks.noMilestone;
import static io.closeloop.lifecycle.domain.Checks.nobodyTalks;
import static io.closeloop.lifecycle.domain.Checks.reached;
import static io.closeloop.lifecycle.domain.Checks.refuses;
import static io.closeloop.lifecycle.domain.Checks.says;
import static io.closeloop.lifecycle.domain.Checks.saysNothing;
import static io.closeloop.lifecycle.domain.Checks.talksWith;
import static io.closeloop.lifecycle.domain.Checks.waitsFor;
import static io.closeloop.lifecycle.domain.Checks.waitsForNothing;
import static io.closeloop.lifecycle.domain.Steps.activated;
import static io.closeloop.lifecycle.domain.Steps.leadCannotBeRead;
import static io.closeloop.lifecycle.domain.Steps.leadIsRead;
import static io.closeloop.lifecycle.domain.Steps.personKills;
import static io.closeloop.lifecycle.domain.Steps.personToggles;
import static io.closeloop.lifecycle.domain.Steps.textFails;
import static io.closeloop.lifecycle.domain.Steps.workflowClearsEnabled;
import static io.closeloop.lifecycle.domain.Steps.workflowEnables;
import static io.closeloop.lifecycle.domain.Steps.workflowKills;
import static io.closeloop.lifecycle.domain.Steps.workflowSetsSetter;
import static io.closeloop.lifecycle.domain.Steps.workflowWrites;
import static io.closeloop.lifecycle.domain.Story.given;
import static io.closeloop.lifecycle.domain.World.ANNA;
import static io.closeloop.lifecycle.domain.World.BO;
import static io.closeloop.lifecycle.domain.World.BOS_PHONE;
import static io.closeloop.lifecycle.domain.World.CARL;
import static io.closeloop.lifecycle.domain.World.OFF;
import static io.closeloop.lifecycle.domain.World.OURS;
import static io.closeloop.lifecycle.domain.World.contact;
import static io.closeloop.lifecycle.domain.World.integration;

import io.closeloop.events.IntegrationChanged.Status;
import io.closeloop.lifecycle.domain.decision.PhoneBook.Claim;
import io.closeloop.lifecycle.domain.decision.Request;
import io.closeloop.lifecycle.domain.news.ContactRead;
import io.closeloop.lifecycle.domain.news.Switch;
import io.closeloop.lifecycle.domain.rule.Silence;
import io.closeloop.lifecycle.domain.state.Phase;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ActivationTest {

    private static final ContactRead NO_PHONE = new ContactRead(
            "cont_none", "Nobody", List.of(), contact("x", "x", "x").values());
    private static final ContactRead MAY = contact("cont_may", "May Lin", "+14155550199");

    @Test
    void a_workflow_s_wish_settles_before_anything_is_decided() {
        given().when(workflowEnables()).then(noMilestone(), saysNothing(), waitsFor(Request.ReadLead.class));
    }

    @Test
    void a_settled_wish_activates_the_lead_and_sends_the_intro() {
        given(workflowEnables())
                .when(leadIsRead())
                .then(
                        reached(LEAD_ACTIVATED),
                        says("Hi Bo, Anna here"),
                        isIn(Phase.Activated.class),
                        waitsForNothing());
    }

    @Test
    void a_named_setter_goes_before_the_default() {
        given(workflowEnables(CARL)).when(leadIsRead()).then(talksWith(CARL, BO), says("Hi Bo, Carl here"));
    }

    @Test
    void a_setter_named_by_a_later_event_is_found_when_the_lead_is_read() {
        given(workflowEnables(), workflowSetsSetter(CARL)).when(leadIsRead()).then(talksWith(CARL, BO));
    }

    @Test
    void an_unknown_setter_is_refused_and_never_replaced() {
        given(workflowEnables(new UUID(9, 9).toString()))
                .when(leadIsRead())
                .then(noMilestone(), refuses("is not a setter of this account"), nobodyTalks());
    }

    @Test
    void a_setter_id_that_is_none_is_refused() {
        given(workflowEnables("Anna")).when(leadIsRead()).then(refuses("ai_setter_id Anna"), nobodyTalks());
    }

    @Test
    void a_setter_that_is_switched_off_is_refused() {
        given(workflowEnables(OFF)).when(leadIsRead()).then(refuses("is switched off"), nobodyTalks());
    }

    @Test
    void without_a_setter_and_a_default_it_is_refused() {
        given(world -> world.integration = integration(OURS, null, Status.CONNECTED), workflowEnables())
                .when(leadIsRead())
                .then(refuses("no default setter"), nobodyTalks());
    }

    @Test
    void a_lead_names_nobody_so_the_first_contact_that_can_be_texted_is_taken() {
        given(world -> world.contacts.addFirst(MAY), world -> world.contacts.addFirst(NO_PHONE), workflowEnables())
                .when(leadIsRead())
                .then(talksWith(ANNA, "cont_may"));
    }

    @Test
    void a_toggle_on_a_contact_names_it() {
        given(world -> world.contacts.addFirst(MAY), personToggles(BO, Switch.ON))
                .when(leadIsRead())
                .then(reached(LEAD_ACTIVATED), talksWith(ANNA, BO));
    }

    @Test
    void without_a_phone_that_can_be_texted_it_is_refused() {
        given(world -> world.contacts.clear(), world -> world.contacts.add(NO_PHONE), workflowEnables())
                .when(leadIsRead())
                .then(refuses("phone number that can be texted"), nobodyTalks());
    }

    @Test
    void a_number_that_talks_on_another_lead_is_refused_with_a_link() {
        given(world -> world.claims.put(BOS_PHONE, new Claim(new UUID(7, 7), "lead_other")), workflowEnables())
                .when(leadIsRead())
                .then(refuses("lead_other"), nobodyTalks());
    }

    @Test
    void a_number_that_opted_out_is_refused() {
        given(world -> world.optOut(BOS_PHONE), workflowEnables())
                .when(leadIsRead())
                .then(refuses("opted out"), nobodyTalks());
    }

    @Test
    void a_killed_lead_is_refused() {
        given(workflowKills(), workflowEnables()).when(leadIsRead()).then(refuses("kill switch"), nobodyTalks());
    }

    @Test
    void a_killed_contact_is_refused() {
        given(personKills(BO, Switch.ON), workflowEnables())
                .when(leadIsRead())
                .then(refuses("kill switch"), nobodyTalks());
    }

    @Test
    void a_kill_while_it_settles_wins() {
        given(workflowEnables(), workflowKills()).when(leadIsRead()).then(noMilestone(), refuses("kill switch"));
    }

    @Test
    void a_wish_taken_back_while_it_settles_is_dropped() {
        given(workflowEnables(), workflowClearsEnabled())
                .when(leadIsRead())
                .then(noMilestone(), saysNothing(), nobodyTalks());
    }

    @Test
    void the_same_setter_again_is_nothing_new() {
        given(activated(), workflowClearsEnabled(), workflowEnables(), leadIsRead(), workflowEnables(ANNA))
                .when(world -> {})
                .then(talksWith(ANNA, BO));
    }

    @Test
    void a_second_wish_for_the_contact_that_talks_already_is_refused() {
        given(activated(), personToggles(BO, Switch.ON))
                .when(leadIsRead())
                .then(noMilestone(), saysNothing(), refuses("already talking"));
    }

    @Test
    void a_field_that_holds_neither_yes_nor_no_activates_nobody() {
        given().when(workflowWrites(Switch.UNREADABLE)).then(refuses("charlie_enabled"), waitsForNothing());
    }

    @Test
    void a_lead_that_cannot_be_read_is_refused_with_the_reason() {
        given(workflowEnables())
                .when(leadCannotBeRead("Close has no such lead"))
                .then(refuses("Close has no such lead"), nobodyTalks());
    }

    @Test
    void without_a_sending_number_the_lead_is_activated_and_the_missing_intro_shown() {
        given(world -> world.integration = integration(null, ANNA.id(), Status.CONNECTED), workflowEnables())
                .when(leadIsRead())
                .then(reached(LEAD_ACTIVATED), saysNothing(), refuses("no phone number has been chosen"));
    }

    @Test
    void a_removed_integration_activates_nobody() {
        given(workflowEnables(), world -> world.integration = integration(OURS, ANNA.id(), Status.REMOVED))
                .when(leadIsRead())
                .then(noMilestone(), refuses("removed"));
    }

    @Test
    void a_removed_integration_silences_who_talks() {
        given(activated())
                .when(world -> world.integration = integration(OURS, ANNA.id(), Status.REMOVED))
                .then(mayNotSpeak(Silence.INTEGRATION_REMOVED));
    }

    @Test
    void a_failed_intro_is_shown_and_does_not_undo_the_activation() {
        given(activated()).when(textFails("30005")).then(noMilestone(), refuses("30005"), isIn(Phase.Activated.class));
    }
}
