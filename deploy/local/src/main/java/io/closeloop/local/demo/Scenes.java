package io.closeloop.local.demo;

import io.closeloop.events.Milestone;
import io.closeloop.local.client.SimulatedClose.Person;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The three stories of the demo. Each waits for what it expects before it goes on, as a person would. */
final class Scenes {

    private final Stage stage;
    private final Consumer<Person> onEnter;

    /** @param onEnter hears of each lead before anything happens to it */
    Scenes(Stage stage, Consumer<Person> onEnter) {
        this.stage = stage;
        this.onEnter = onEnter;
    }

    List<Person> play() {
        return List.of(fromWorkflowToBooking(), disqualifiedAndRequalified(), killedAndRevived());
    }

    private Person fromWorkflowToBooking() {
        Person bo = introduced("Bo Ray");
        stage.close().textFrom(bo, "Yes, tell me more");
        stage.expect(bo, Milestone.INTRO_RESPONSE);
        stage.expectText(bo, Script.QUESTION);
        stage.close().textFrom(bo, "Yes I do");
        stage.expectText(bo, Script.CTA);
        stage.expect(bo, Milestone.CTA_REACHED);
        stage.close().bookMeeting(bo);
        stage.expect(bo, Milestone.LEAD_BOOKED);
        return bo;
    }

    private Person disqualifiedAndRequalified() {
        Person cy = introduced("Cy Noh");
        stage.close().textFrom(cy, "Sorry, not interested");
        stage.expect(cy, Milestone.INTRO_RESPONSE);
        stage.expect(cy, Milestone.DQ_REACHED);
        stage.product().command(cy.leadId(), "requalify", "asked for a quote on the phone");
        stage.expect(cy, Milestone.DQ_REMOVED);
        return cy;
    }

    private Person killedAndRevived() {
        Person di = introduced("Di Vos");
        setKillSwitch(di, "true");
        stage.expect(di, Milestone.KILL_SWITCH_REACHED);
        stage.close().textFrom(di, "Hello? Anyone there?");
        stage.expect(di, Milestone.INTRO_RESPONSE);
        setKillSwitch(di, null);
        stage.expect(di, Milestone.KILL_SWITCH_REMOVED);
        return di;
    }

    /** Ends when Close has the intro, and the lead can be expected to answer it. */
    private Person introduced(String name) {
        Person person = stage.enter(name);
        onEnter.accept(person);
        stage.activate(person);
        stage.expect(person, Milestone.LEAD_ACTIVATED);
        stage.expectIntro(person);
        return person;
    }

    private void setKillSwitch(Person person, @Nullable String value) {
        Map<String, @Nullable Object> fields = new HashMap<>();
        fields.put("charlie_kill_switch", value);
        stage.close().runWorkflow(person, fields);
    }
}
