package io.closeloop.lifecycle.domain;

import static io.closeloop.events.LeadMessage.GateReason.ENDED;
import static io.closeloop.lifecycle.domain.Checks.closesGates;
import static io.closeloop.lifecycle.domain.Checks.nobodyTalks;
import static io.closeloop.lifecycle.domain.Checks.nothingHappens;
import static io.closeloop.lifecycle.domain.Checks.refuses;
import static io.closeloop.lifecycle.domain.Checks.shows;
import static io.closeloop.lifecycle.domain.Checks.waitsForNothing;
import static io.closeloop.lifecycle.domain.Steps.engaged;
import static io.closeloop.lifecycle.domain.Steps.inboundText;
import static io.closeloop.lifecycle.domain.Steps.personTexts;
import static io.closeloop.lifecycle.domain.Steps.workflowEnables;
import static io.closeloop.lifecycle.domain.Story.given;
import static io.closeloop.lifecycle.domain.World.BO;
import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.lifecycle.domain.news.Input;
import org.junit.jupiter.api.Test;

class EndingTest {

    @Test
    void a_deleted_lead_ends_everything() {
        given(engaged(), personTexts())
                .when(world -> world.hear(new Input.LeadDeleted(null)))
                .then(
                        closesGates(ENDED),
                        nobodyTalks(),
                        waitsForNothing(),
                        (decision, world) -> assertThat(world.claims).isEmpty());
    }

    @Test
    void a_wish_on_a_deleted_lead_is_dropped() {
        given(workflowEnables())
                .when(world -> world.hear(new Input.LeadDeleted(null)))
                .then(waitsForNothing(), nobodyTalks());
    }

    @Test
    void a_deleted_contact_ends_its_engagement() {
        given(engaged())
                .when(world -> world.hear(new Input.ContactDeleted(BO)))
                .then(closesGates(ENDED), nobodyTalks());
    }

    @Test
    void another_contact_s_end_is_none_of_its_business() {
        given(engaged())
                .when(world -> world.hear(new Input.ContactDeleted("cont_other")))
                .then(nothingHappens());
    }

    @Test
    void a_text_after_the_end_is_shown_as_unanswered() {
        given(engaged(), world -> world.hear(new Input.ContactDeleted(BO)))
                .when(inboundText("hello?"))
                .then(refuses("no setter is talking"));
    }

    @Test
    void a_merge_is_shown() {
        given(engaged())
                .when(world -> world.hear(new Input.LeadMerged("lead_2")))
                .then(shows("lead_2"));
    }
}
