package io.closeloop.lifecycle.domain.decision;

import io.closeloop.events.Cause;
import io.closeloop.lifecycle.domain.news.Input;
import io.closeloop.lifecycle.domain.news.Moved;
import io.closeloop.lifecycle.domain.setter.Question;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * What a decision asks for instead of waiting. It is stored with the state, carried out outside any transaction when it is due, and comes
 * back as an input. A timer is a request whose due time lies ahead.
 */
public sealed interface Request {

    /** How the slots of all {@link TakeIn} begin. */
    String TAKE_IN = "take-in ";

    /** Answered by {@code LeadRead} or {@code LeadReadFailed}. */
    record ReadLead(UUID engagementId) implements Request {}

    /** Answered by {@code ReplyProposed} or {@code SetterFailed}. */
    record AskSetter(Question question) implements Request {}

    /** Comes back as it is, when it is due. */
    sealed interface Timer extends Request {}

    /** Answered by {@code TakeoverOver}. */
    record EndTakeover(UUID engagementId) implements Timer {}

    /** Answered by {@code TalkLaterOver}. */
    record EndTalkLater(UUID engagementId) implements Timer {}

    /** Answered by {@code IntroDue}. */
    record Introduce(UUID engagementId) implements Timer {}

    /** Written to a lead from outside its own decisions; comes back as it is. */
    sealed interface Letter extends Request {}

    /** Answered by {@code OptedOutElsewhere}. */
    record HearOfOptOut(String phone, String otherLeadId, Instant at) implements Letter {}

    /** Answered by {@code SetterSwitched}. */
    record HearOfSetter(UUID setterId) implements Letter {}

    /** Answered by {@code IntegrationRemoved}. */
    record HearOfRemoval() implements Letter {}

    /** Written to a lead that was merged away; answered by {@code MergedInto}. */
    record MoveAway(String intoLeadId) implements Letter {}

    /**
     * Written to the lead that survives a merge; answered by {@code MovedHere}.
     *
     * @param via the leads that have passed it on
     */
    record TakeIn(Moved moved, List<String> via) implements Letter {

        /** A letter from before leads passed things on says nothing of it. */
        public TakeIn {
            via = Objects.requireNonNullElse(via, List.of());
        }
    }

    /**
     * Written to the lead that survives a merge; answered by what was heard, as it was heard there.
     *
     * @param number drawn by the lead that passes it on: one letter for each piece of news
     */
    record PassOn(long number, Input.Follows heard, Instant at, Cause cause, List<String> via) implements Letter {}

    /** A newer request takes the place of an older one in the same slot; the older one's answer is dropped. */
    default String slot() {
        return switch (this) {
            case ReadLead(UUID engagementId) -> "read " + engagementId;
            case AskSetter(Question question) -> askSlot(question.engagementId());
            case EndTakeover(UUID engagementId) -> takeoverSlot(engagementId);
            case EndTalkLater(UUID engagementId) -> talkLaterSlot(engagementId);
            case Introduce(UUID engagementId) -> introSlot(engagementId);
            case HearOfOptOut(String phone, String other, Instant at) -> "opt-out " + phone;
            case HearOfSetter(UUID setterId) -> "setter " + setterId;
            case HearOfRemoval() -> "removal";
            case MoveAway(String intoLeadId) -> "move-away";
            case TakeIn(Moved moved, var via) -> TAKE_IN + moved.fromLeadId() + " " + moved.sequence();
            case PassOn passed -> "pass-on " + passed.via().getLast() + " " + passed.number();
        };
    }

    static String askSlot(UUID engagementId) {
        return "ask " + engagementId;
    }

    static String takeoverSlot(UUID engagementId) {
        return "takeover " + engagementId;
    }

    static String talkLaterSlot(UUID engagementId) {
        return "talk-later " + engagementId;
    }

    static String introSlot(UUID engagementId) {
        return "intro " + engagementId;
    }
}
