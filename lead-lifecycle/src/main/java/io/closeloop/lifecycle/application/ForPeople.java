package io.closeloop.lifecycle.application;

import io.closeloop.events.LeadMessage.Gate;
import io.closeloop.events.LeadMessage.GateClosed;
import io.closeloop.events.LeadMessage.MessageRequested;
import io.closeloop.events.LeadMessage.MessageWithdrawn;
import io.closeloop.events.LeadMessage.Purpose;
import io.closeloop.events.LeadMessage.Scope;
import io.closeloop.events.MilestoneReached;
import io.closeloop.lifecycle.domain.decision.Decision;
import io.closeloop.lifecycle.domain.decision.Entry;
import io.closeloop.lifecycle.domain.decision.PhoneChange;
import io.closeloop.lifecycle.domain.news.ContactRead;
import io.closeloop.lifecycle.domain.news.Input;
import io.closeloop.lifecycle.domain.news.News;
import io.closeloop.lifecycle.domain.state.Engagement;
import io.closeloop.lifecycle.domain.state.LeadState;
import io.closeloop.lifecycle.domain.state.Parties;
import io.closeloop.lifecycle.store.Milestones.Reached;
import io.closeloop.lifecycle.store.MovedEngagements.GoesOn;
import io.closeloop.lifecycle.store.People.Person;
import io.closeloop.lifecycle.store.ReadModel;
import io.closeloop.lifecycle.store.TextChanges;
import io.closeloop.lifecycle.store.TextChanges.Direction;
import io.closeloop.lifecycle.store.TextChanges.Fate;
import io.closeloop.lifecycle.store.TextChanges.Said;
import io.closeloop.lifecycle.store.TextChanges.State;
import io.closeloop.lifecycle.store.TextChanges.Voided;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What people will read of the decisions of one transaction: milestones, the conversation, who is talked with. Pure. What the timeline is silent
 * about is none of a setter's business, and is not in the conversation either.
 */
final class ForPeople {

    private final List<Reached> milestones = new ArrayList<>();
    private final TextChanges texts = new TextChanges();
    private final List<GoesOn> moved = new ArrayList<>();
    private final Map<String, String> names = new HashMap<>();

    /** @param now when it was decided */
    void add(News news, Decision decision, Instant now) {
        if (news.input() instanceof Input.LeadRead read) {
            read.contacts().forEach(this::remember);
        }
        if (news.input() instanceof Input.MovedHere here) {
            here.moved().talking().forEach(gone -> follow(gone, decision));
        }
        hear(news, decision);
        decision.events().forEach(numbered -> tell(numbered, decision.state(), now));
    }

    /** @return of the contacts, those whom an engagement begins to talk with, or to talk with on another phone */
    ReadModel.Changes since(LeadState before, LeadState after) {
        Map<UUID, Parties> known = new HashMap<>();
        before.open().forEach(open -> known.put(open.id(), open.who()));
        Map<String, Person> people = new HashMap<>();
        after.open().stream()
                .filter(open -> !open.who().equals(known.get(open.id())))
                .map(Engagement.Open::who)
                .forEach(who -> people.put(who.contactId(), person(who)));
        return new ReadModel.Changes(milestones, texts, people.values(), moved);
    }

    /** Whoever goes on here has claimed the number anew. */
    private void follow(Engagement.Open gone, Decision decision) {
        for (PhoneChange change : decision.phones()) {
            if (change instanceof PhoneChange.Claim(String phone, UUID here, UUID setter)
                    && phone.equals(gone.who().phone())) {
                moved.add(new GoesOn(here, gone.id()));
            }
        }
    }

    private void remember(ContactRead contact) {
        if (contact.name() != null) {
            names.put(contact.id(), contact.name());
        }
    }

    private Person person(Parties who) {
        return new Person(who.contactId(), names.getOrDefault(who.contactId(), who.firstName()), who.phone());
    }

    private void hear(News news, Decision decision) {
        switch (news.input()) {
            case Input.InboundText text ->
                decision.timeline().stream()
                        .filter(entry -> entry.kind() == Entry.Kind.FACT && entry.text() != null)
                        .findFirst()
                        .ifPresent(entry ->
                                texts.say(said(Direction.IN, text.smsId(), text.contactId(), news, entry, decision)
                                        .from(text.remotePhone())));
            case Input.PersonTexted text ->
                decision.timeline().stream()
                        .filter(entry -> entry.kind() == Entry.Kind.FACT)
                        .findFirst()
                        .ifPresent(entry ->
                                texts.say(said(Direction.PERSON, text.smsId(), text.userId(), news, entry, decision)));
            case Input.MessageSent sent ->
                // Close's id of the text is the cause of this news.
                texts.becomes(
                        sent.messageId(), new Fate(State.SENT, news.cause().ref(), sent.sentAt(), null));
            case Input.MessageNotSent failed ->
                texts.becomes(failed.messageId(), new Fate(State.NOT_SENT, null, null, failed.reason()));
            default -> {}
        }
    }

    private static Said said(
            Direction direction, String smsId, @Nullable String author, News news, Entry heard, Decision decision) {
        UUID engagement = heard.engagementId();
        return new Said(
                smsId,
                direction,
                news.at(),
                heard.text(),
                null,
                author,
                engagement,
                setterOf(decision.state(), engagement),
                null,
                null);
    }

    private void tell(Decision.Numbered numbered, LeadState state, Instant now) {
        switch (numbered.event()) {
            case MilestoneReached milestone -> milestones.add(new Reached(numbered.sequence(), milestone));
            case MessageRequested text -> texts.say(asked(text, state, now));
            case MessageWithdrawn text ->
                texts.becomes(text.messageId(), new Fate(State.WITHDRAWN, null, null, text.reason()));
            case GateClosed closed -> close(closed.gate());
            default -> {}
        }
    }

    private static Said asked(MessageRequested text, LeadState state, Instant now) {
        Instant heardAt = state.open(text.engagementId())
                .map(open -> open.talk().heardAt())
                .orElse(null);
        return new Said(
                text.messageId().toString(),
                Direction.OUT,
                now,
                text.text(),
                text.purpose(),
                text.setterId().toString(),
                text.engagementId(),
                text.setterId(),
                text.purpose() == Purpose.REPLY ? heardAt : null,
                null);
    }

    /** A gate of a phone, a setter or an integration closes those of the engagements behind it too, and these are told. */
    private void close(Gate gate) {
        if (gate.scope() == Scope.ENGAGEMENT) {
            texts.close(new Voided(UUID.fromString(gate.ref()), gate.reason().name()));
        } else if (gate.scope() == Scope.LEAD) {
            texts.close(new Voided(null, gate.reason().name()));
        }
    }

    private static @Nullable UUID setterOf(LeadState state, @Nullable UUID engagementId) {
        return Optional.ofNullable(engagementId)
                .flatMap(state::partiesOf)
                .map(Parties::setterId)
                .orElse(null);
    }
}
