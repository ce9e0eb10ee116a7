package io.closeloop.lifecycle.domain.decision;

import io.closeloop.lifecycle.domain.setter.Question;
import java.util.UUID;

/**
 * What a decision asks for instead of waiting. It is stored with the state, carried out outside any transaction when it is due, and comes
 * back as an input. A timer is a request whose due time lies ahead.
 */
public sealed interface Request {

    /** Answered by {@code LeadRead} or {@code LeadReadFailed}. */
    record ReadLead(UUID engagementId) implements Request {}

    /** Answered by {@code ReplyProposed} or {@code SetterFailed}. */
    record AskSetter(Question question) implements Request {}

    /** Answered by {@code TakeoverOver}. */
    record EndTakeover(UUID engagementId) implements Request {}

    /** Written to another lead; answered there by {@code OptedOutElsewhere}. */
    record HearOfOptOut(String phone, String otherLeadId) implements Request {}

    /** A newer request takes the place of an older one in the same slot; the older one's answer is dropped. */
    default String slot() {
        return switch (this) {
            case ReadLead(UUID engagementId) -> "read " + engagementId;
            case AskSetter(Question question) -> askSlot(question.engagementId());
            case EndTakeover(UUID engagementId) -> takeoverSlot(engagementId);
            case HearOfOptOut(String phone, String other) -> "opt-out " + phone;
        };
    }

    static String askSlot(UUID engagementId) {
        return "ask " + engagementId;
    }

    static String takeoverSlot(UUID engagementId) {
        return "takeover " + engagementId;
    }
}
