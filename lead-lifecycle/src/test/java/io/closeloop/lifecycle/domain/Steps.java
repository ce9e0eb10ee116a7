package io.closeloop.lifecycle.domain;

import static io.closeloop.lifecycle.domain.World.BO;
import static io.closeloop.lifecycle.domain.World.BOS_PHONE;
import static io.closeloop.lifecycle.domain.World.OURS;

import io.closeloop.events.LeadMessage.MessageRequested;
import io.closeloop.lifecycle.domain.Story.Step;
import io.closeloop.lifecycle.domain.decision.Decision.Numbered;
import io.closeloop.lifecycle.domain.decision.Request;
import io.closeloop.lifecycle.domain.news.ContactRead;
import io.closeloop.lifecycle.domain.news.ContactRead.Values;
import io.closeloop.lifecycle.domain.news.Input;
import io.closeloop.lifecycle.domain.news.Order;
import io.closeloop.lifecycle.domain.news.Switch;
import io.closeloop.lifecycle.domain.setter.Question;
import io.closeloop.lifecycle.domain.setter.Reply.Signal;
import io.closeloop.lifecycle.domain.setter.ScriptedConversation;
import io.closeloop.lifecycle.domain.setter.SetterProfile;
import io.closeloop.lifecycle.domain.setter.SetterSettings;
import io.closeloop.lifecycle.domain.state.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What can happen, in words. Changes Close as it stands, and tells the lead of it. */
final class Steps {

    private Steps() {}

    static Step workflowEnables() {
        return world -> lead(world, Switch.ON, null, null);
    }

    static Step workflowEnables(SetterProfile setter) {
        return world -> lead(world, Switch.ON, null, setter.id().toString());
    }

    static Step workflowEnables(String setter) {
        return world -> lead(world, Switch.ON, null, setter);
    }

    static Step workflowSetsSetter(SetterProfile setter) {
        return world -> lead(world, null, null, setter.id().toString());
    }

    static Step workflowClearsEnabled() {
        return world -> lead(world, Switch.OFF, null, null);
    }

    static Step workflowKills() {
        return world -> lead(world, null, Switch.ON, null);
    }

    static Step workflowRemovesKill() {
        return world -> lead(world, null, Switch.OFF, null);
    }

    static Step workflowWrites(Switch enabled) {
        return world -> lead(world, enabled, null, null);
    }

    static Step personToggles(String contact, Switch enabled) {
        return world -> contact(world, contact, enabled, null);
    }

    static Step personKills(String contact, Switch kill) {
        return world -> contact(world, contact, null, kill);
    }

    /** The settle time is over and Close has answered. */
    static Step leadIsRead() {
        return world -> {
            UUID id = world.take(Request.ReadLead.class).orElseThrow().engagementId();
            world.hear(new Input.LeadRead(id, world.leadValues, List.copyOf(world.contacts)));
        };
    }

    static Step leadCannotBeRead(String reason) {
        return world -> world.hear(new Input.LeadReadFailed(
                world.take(Request.ReadLead.class).orElseThrow().engagementId(), reason));
    }

    static Step activated() {
        return Step.all(workflowEnables(), leadIsRead());
    }

    /** The newest text that was asked for has gone. */
    static Step textGoes() {
        return world -> textGoes(world, world.tick());
    }

    static void textGoes(World world, Instant sentAt) {
        lastRequested(world)
                .ifPresent(text ->
                        world.hear(new Input.MessageSent(text.messageId(), text.engagementId(), sentAt), sentAt));
    }

    static Step textFails(String reason) {
        return world -> lastRequested(world)
                .ifPresent(text -> world.hear(new Input.MessageNotSent(text.messageId(), text.engagementId(), reason)));
    }

    static Step introSent() {
        return Step.all(activated(), textGoes());
    }

    static Step inboundText(String text) {
        return world -> world.hear(inbound(text));
    }

    static Step inboundText(String text, Duration age) {
        return world -> world.hear(inbound(text), world.tick().minus(age));
    }

    static Input.InboundText inbound(String text) {
        return new Input.InboundText("sms_1", BO, BOS_PHONE, OURS, text);
    }

    static Step setterAnswers() {
        return world -> {
            Question question =
                    world.take(Request.AskSetter.class).orElseThrow().question();
            SetterProfile setter =
                    Optional.ofNullable(world.setters.get(question.setterId())).orElseThrow();
            world.hear(new Input.ReplyProposed(
                    question.engagementId(),
                    question.turn(),
                    ScriptedConversation.answer(setter.settings().script(), question)));
        };
    }

    static Step engaged() {
        return Step.all(introSent(), inboundText("hello"));
    }

    static Step ctaReached() {
        return Step.all(engaged(), setterAnswers(), textGoes(), inboundText("yes"), setterAnswers(), textGoes());
    }

    static Step meetingScheduled(String meeting) {
        return world -> world.hear(new Input.MeetingScheduled(meeting, Set.of(BO), world.now.plusSeconds(3600)));
    }

    static Step meetingCancelled(String meeting) {
        return world -> world.hear(new Input.MeetingCancelled(meeting));
    }

    static Step personTexts() {
        return world -> world.hear(new Input.PersonTexted("sms_9", BO, BOS_PHONE, "user_7", false));
    }

    static Step workflowTexts() {
        return world -> world.hear(new Input.PersonTexted("sms_8", BO, BOS_PHONE, null, true));
    }

    static Step signalled(Signal signal) {
        return world ->
                world.hear(new Input.Signalled(world.state.open().getFirst().id(), signal));
    }

    static Step switchedOff(SetterProfile setter) {
        return switched(setter, false);
    }

    static Step switchedOn(SetterProfile setter) {
        return switched(setter, true);
    }

    private static Step switched(SetterProfile setter, boolean active) {
        return world -> {
            world.setters.put(setter.id(), new SetterProfile(setter.id(), setter.name(), active, setter.settings()));
            world.hear(new Input.SetterSwitched(setter.id()));
        };
    }

    /** Anna's settings, changed. */
    static Step settings(UnaryOperator<SetterSettings> change) {
        return world -> world.setters.computeIfPresent(
                World.ANNA.id(),
                (id, anna) -> new SetterProfile(id, anna.name(), anna.active(), change.apply(anna.settings())));
    }

    static Step orderedOf(Order order, UUID engagementId) {
        return world -> world.hear(new Input.Command(order, "ana", "because", engagementId));
    }

    static Step talkLaterEnds() {
        return world -> world.hear(new Input.TalkLaterOver(
                world.take(Request.EndTalkLater.class).orElseThrow().engagementId()));
    }

    static Step introComesDue() {
        return world -> world.hear(new Input.IntroDue(
                world.take(Request.Introduce.class).orElseThrow().engagementId()));
    }

    static Step phonesChange(ContactRead.Phone... phones) {
        return world -> {
            ContactRead contact = world.contacts.getFirst();
            world.replaceContact(new ContactRead(contact.id(), contact.name(), List.of(phones), contact.values()));
            world.hear(new Input.PhonesChanged(contact.id()));
        };
    }

    static Step takeoverEnds() {
        return world -> world.hear(new Input.TakeoverOver(
                world.take(Request.EndTakeover.class).orElseThrow().engagementId()));
    }

    static Step ordered(Order order) {
        return world -> world.hear(new Input.Command(order, "ana", "because", null));
    }

    static Step timePasses(Duration duration) {
        return world -> world.now = world.now.plus(duration);
    }

    static Optional<MessageRequested> lastRequested(World world) {
        return world.decisions.stream()
                .flatMap(decision -> decision.events().stream())
                .map(Numbered::event)
                .filter(MessageRequested.class::isInstance)
                .map(MessageRequested.class::cast)
                .reduce((older, newer) -> newer);
    }

    private static void lead(World world, @Nullable Switch enabled, @Nullable Switch kill, @Nullable String setter) {
        Values before = world.leadValues;
        Instant at = world.tick();
        world.leadValues = after(before, enabled, kill, setter, at);
        world.hear(
                new Input.ControlFieldsChanged(
                        Level.LEAD, change(before.enabled(), enabled), change(before.kill(), kill), setter),
                at);
    }

    private static void contact(World world, String id, @Nullable Switch enabled, @Nullable Switch kill) {
        ContactRead contact = world.contacts.stream()
                .filter(known -> known.id().equals(id))
                .findFirst()
                .orElseThrow();
        Values before = contact.values();
        Instant at = world.tick();
        world.replaceContact(
                new ContactRead(id, contact.name(), contact.phones(), after(before, enabled, kill, null, at)));
        world.hear(
                new Input.ControlFieldsChanged(
                        new Level.OfContact(id), change(before.enabled(), enabled), change(before.kill(), kill), null),
                at);
    }

    private static Values after(
            Values before, @Nullable Switch enabled, @Nullable Switch kill, @Nullable String setter, Instant at) {
        return new Values(
                enabled == null ? before.enabled() : enabled,
                kill == null ? before.kill() : kill,
                setter == null ? before.setter() : setter,
                at);
    }

    private static Switch.@Nullable Change change(Switch before, @Nullable Switch now) {
        return now == null ? null : new Switch.Change(before, now);
    }
}
