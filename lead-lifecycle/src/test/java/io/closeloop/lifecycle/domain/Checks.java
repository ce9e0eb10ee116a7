package io.closeloop.lifecycle.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.events.DomainEvent;
import io.closeloop.events.LeadMessage.GateClosed;
import io.closeloop.events.LeadMessage.GateOpened;
import io.closeloop.events.LeadMessage.GateReason;
import io.closeloop.events.LeadMessage.MessageRequested;
import io.closeloop.events.LeadMessage.MessageWithdrawn;
import io.closeloop.events.Milestone;
import io.closeloop.events.MilestoneReached;
import io.closeloop.lifecycle.domain.Story.Check;
import io.closeloop.lifecycle.domain.decision.Decision;
import io.closeloop.lifecycle.domain.decision.Decision.Numbered;
import io.closeloop.lifecycle.domain.decision.Entry;
import io.closeloop.lifecycle.domain.decision.Request;
import io.closeloop.lifecycle.domain.rule.MaySpeak;
import io.closeloop.lifecycle.domain.rule.Silence;
import io.closeloop.lifecycle.domain.setter.SetterProfile;
import io.closeloop.lifecycle.domain.state.Phase;
import java.util.List;

/** What a story expects, in words. */
final class Checks {

    private Checks() {}

    static Check reached(Milestone... milestones) {
        return (decision, world) -> assertThat(events(decision, MilestoneReached.class))
                .extracting(MilestoneReached::milestone)
                .containsExactly(milestones);
    }

    static Check noMilestone() {
        return reached();
    }

    static Check says(String text) {
        return (decision, world) -> assertThat(events(decision, MessageRequested.class))
                .extracting(MessageRequested::text)
                .containsExactly(text);
    }

    static Check saysNothing() {
        return (decision, world) ->
                assertThat(events(decision, MessageRequested.class)).isEmpty();
    }

    static Check withdraws() {
        return (decision, world) ->
                assertThat(events(decision, MessageWithdrawn.class)).hasSize(1);
    }

    static Check closesGates(GateReason... reasons) {
        return (decision, world) -> assertThat(events(decision, GateClosed.class))
                .extracting(closed -> closed.gate().reason())
                .containsExactly(reasons);
    }

    static Check opensGates(GateReason... reasons) {
        return (decision, world) -> assertThat(events(decision, GateOpened.class))
                .extracting(opened -> opened.gate().reason())
                .containsExactly(reasons);
    }

    static Check refuses(String why) {
        return timeline(Entry.Kind.REFUSED, why);
    }

    static Check holds(String why) {
        return timeline(Entry.Kind.HELD, why);
    }

    static Check stillHolds() {
        return (decision, world) ->
                assertThat(world.state.open().getFirst().held()).isNotNull();
    }

    static Check shows(String what) {
        return timeline(Entry.Kind.FACT, what);
    }

    static Check decides(String what) {
        return timeline(Entry.Kind.DECISION, what);
    }

    static Check nothingHappens() {
        return (decision, world) -> {
            assertThat(decision.events()).isEmpty();
            assertThat(decision.timeline()).isEmpty();
            assertThat(decision.requests()).isEmpty();
        };
    }

    static Check waitsFor(Class<? extends Request> request) {
        return (decision, world) -> assertThat(world.requests.values()).hasOnlyElementsOfTypes(request);
    }

    static Check waitsForNothing() {
        return (decision, world) -> assertThat(world.requests).isEmpty();
    }

    static Check isIn(Class<? extends Phase> phase) {
        return (decision, world) -> assertThat(world.state.open())
                .singleElement()
                .satisfies(open -> assertThat(open.phase()).isInstanceOf(phase));
    }

    static Check talksWith(SetterProfile setter, String contact) {
        return (decision, world) -> assertThat(world.state.open())
                .singleElement()
                .satisfies(open -> assertThat(open.who().setterId()).isEqualTo(setter.id()))
                .satisfies(open -> assertThat(open.who().contactId()).isEqualTo(contact));
    }

    static Check nobodyTalks() {
        return (decision, world) -> assertThat(world.state.open()).isEmpty();
    }

    static Check mayNotSpeak(Silence why) {
        return (decision, world) -> assertThat(MaySpeak.ask(world.state.open().getFirst(), world.context()))
                .isEqualTo(new MaySpeak.No(why));
    }

    static Check maySpeak() {
        return (decision, world) -> assertThat(MaySpeak.ask(world.state.open().getFirst(), world.context()))
                .isInstanceOf(MaySpeak.Yes.class);
    }

    static <T extends DomainEvent> List<T> events(Decision decision, Class<T> kind) {
        return decision.events().stream()
                .map(Numbered::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private static Check timeline(Entry.Kind kind, String what) {
        return (decision, world) -> assertThat(decision.timeline()).anySatisfy(entry -> {
            assertThat(entry.kind()).isEqualTo(kind);
            assertThat(entry.what()).contains(what);
        });
    }
}
