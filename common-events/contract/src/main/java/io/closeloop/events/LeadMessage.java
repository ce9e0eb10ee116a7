package io.closeloop.events;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What lead-lifecycle tells sms-gateway. The gateway obeys this topic only. */
public sealed interface LeadMessage extends DomainEvent {

    String leadId();

    /**
     * Asks for one text. The gateway sends it at most once, and not after a gate that it may not pass has closed (promises 5 and 6).
     *
     * @param messageId the intent: the same id is the same text, however often it is asked for
     * @param notBefore earliest instant of the claim
     * @param notAfter a text not claimed by then expires and is reported, not sent late
     * @param allowedHours the recipient's hours; absent means any hour
     * @param mayPass the one gate that last words may pass; absent for every other text
     */
    @EventName("io.closeloop.message.requested.v1")
    record MessageRequested(
            UUID messageId,
            UUID engagementId,
            UUID setterId,
            String leadId,
            String contactId,
            String fromPhone,
            String toPhone,
            String text,
            Purpose purpose,
            Instant notBefore,
            Instant notAfter,
            @Nullable AllowedHours allowedHours,
            @Nullable GateReason mayPass)
            implements LeadMessage {}

    /** Takes back a text that has not gone; one already under way is pulled back if Close allows. */
    @EventName("io.closeloop.message.withdrawn.v1")
    record MessageWithdrawn(UUID messageId, String leadId, String reason) implements LeadMessage {}

    /** From here on nobody behind this gate is texted: every text requested under a smaller sequence is void. */
    @EventName("io.closeloop.gate.closed.v1")
    record GateClosed(String leadId, Gate gate) implements LeadMessage {}

    @EventName("io.closeloop.gate.opened.v1")
    record GateOpened(String leadId, Gate gate) implements LeadMessage {}

    /**
     * One gate. Two reasons on the same scope are two gates: removing a kill does not open what a disqualification closed.
     *
     * @param ref id within the scope: an engagement id, a Close lead id, a phone in E.164, a setter id, an integration id
     */
    record Gate(Scope scope, String ref, GateReason reason) {}

    enum Scope {
        ENGAGEMENT,
        LEAD,
        PHONE,
        SETTER,
        INTEGRATION
    }

    /** Why nobody may be texted now (architecture, section 3, "Gate"). */
    enum GateReason {
        KILL,
        MASTER_KILL,
        DISQUALIFIED,
        OPT_OUT,
        PERSON,
        SETTER_OFF,
        ENDED,
        DISABLED,
        INTEGRATION_REMOVED,
        PARKED
    }

    enum Purpose {
        INTRO,
        REPLY,
        FOLLOW_UP,
        LAST_WORDS
    }

    /** Local hours in which the recipient may be texted; {@code until} is exclusive. */
    record AllowedHours(LocalTime from, LocalTime until, ZoneId zone) {}
}
