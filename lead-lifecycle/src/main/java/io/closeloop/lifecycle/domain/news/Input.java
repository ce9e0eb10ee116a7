package io.closeloop.lifecycle.domain.news;

import io.closeloop.lifecycle.domain.setter.Reply;
import io.closeloop.lifecycle.domain.state.Level;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everything that can happen to a lead. */
public sealed interface Input {

    /** What people and workflows did in Close. */
    sealed interface FromClose extends Input {}

    /**
     * Control fields that an event names as changed, or that an object was created with; null: not touched.
     *
     * @param setter empty when cleared
     * @param byMerge Close filled the surviving lead's fields from the one that is gone: nobody has asked for anything
     */
    record ControlFieldsChanged(
            Level level,
            Switch.@Nullable Change enabled,
            Switch.@Nullable Change kill,
            @Nullable String setter,
            boolean byMerge)
            implements FromClose {

        public ControlFieldsChanged(
                Level level, Switch.@Nullable Change enabled, Switch.@Nullable Change kill, @Nullable String setter) {
            this(level, enabled, kill, setter, false);
        }
    }

    /** Concerns people on the lead: heard of a lead that was merged away, it is passed on to the lead that they are on now. */
    sealed interface Follows extends Input {}

    /** Which ones it has now is read. */
    record PhonesChanged(String contactId) implements FromClose, Follows {}

    /** @param localPhone the organization's number that was written to */
    record InboundText(
            String smsId,
            @Nullable String contactId,
            String remotePhone,
            @Nullable String localPhone,
            String text) implements FromClose, Follows {}

    /** Made or moved; Close does not say which (close-api.md 7.1). */
    record MeetingScheduled(
            String meetingId,
            Set<String> contactIds,
            @Nullable Instant startsAt) implements FromClose, Follows {}

    record MeetingCancelled(String meetingId) implements FromClose, Follows {}

    record MeetingCompleted(String meetingId) implements FromClose, Follows {}

    /** @param contactId null: the opportunity names nobody and concerns the whole lead */
    record OpportunityWon(String opportunityId, @Nullable String contactId) implements FromClose, Follows {}

    /** @param mergedInto the lead that it was merged into; null: it is gone */
    record LeadDeleted(@Nullable String mergedInto) implements FromClose {}

    record ContactDeleted(String contactId) implements FromClose, Follows {}

    /** Another lead was merged into this one. */
    record LeadMerged(@Nullable String sourceLeadId) implements FromClose {}

    /** What became of texts, as sms-gateway tells it. */
    sealed interface FromGateway extends Input {}

    record MessageSent(UUID messageId, UUID engagementId, Instant sentAt) implements FromGateway, Follows {}

    /** Refused, expired or held: it did not go, and the gateway will not send it by itself. */
    record MessageNotSent(UUID messageId, UUID engagementId, String reason) implements FromGateway, Follows {}

    /** Somebody other than the setter texted from Close. */
    record PersonTexted(
            String smsId,
            @Nullable String contactId,
            String remotePhone,
            @Nullable String userId,
            boolean byWorkflow) implements FromGateway, Follows {}

    /** Answers to our own requests. */
    sealed interface Answer extends Input {
        UUID engagementId();
    }

    /** @param contacts in Close's order */
    record LeadRead(UUID engagementId, ContactRead.Values values, List<ContactRead> contacts) implements Answer {}

    record LeadReadFailed(UUID engagementId, String reason) implements Answer {}

    record ReplyProposed(UUID engagementId, int turn, Reply reply) implements Answer {}

    record SetterFailed(UUID engagementId, int turn, String reason) implements Answer {}

    record TakeoverOver(UUID engagementId) implements Answer {}

    /** The time that the lead asked for has come. */
    record TalkLaterOver(UUID engagementId) implements Answer {}

    /** The number may be greeted now. */
    record IntroDue(UUID engagementId) implements Answer {}

    /** What another room of the house says. */
    sealed interface FromElsewhere extends Input {}

    /** The person behind this phone opted out on another lead of the account. */
    record OptedOutElsewhere(String phone, String otherLeadId, Instant at) implements FromElsewhere, Follows {}

    /** A setter has been switched off or on; how it stands now is in the context. */
    record SetterSwitched(UUID setterId) implements FromElsewhere, Follows {}

    record IntegrationRemoved() implements FromElsewhere, Follows {}

    /** Nothing of the lead waits any more. */
    record Unparked() implements FromElsewhere {}

    /** This lead was merged into another one: its conversations go there. */
    record MergedInto(String leadId) implements FromElsewhere {}

    /** From a lead that was merged into this one. */
    record MovedHere(Moved moved) implements FromElsewhere {}

    /** What an engine outside has understood. */
    record Signalled(UUID engagementId, Reply.Signal signal) implements FromElsewhere {}

    /**
     * Whoever has this phone asks to be forgotten.
     *
     * @param words what they wrote on the lead, in whosever conversation
     */
    record Erased(String phone, Set<String> words) implements FromElsewhere {
        @Override
        public String toString() {
            return "Erased[]";
        }
    }

    /**
     * @param by who ordered it
     * @param engagementId whom it concerns; null: everybody on the lead
     */
    record Command(
            Order order, String by, String reason, @Nullable UUID engagementId) implements Input {}
}
