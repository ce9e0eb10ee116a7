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
     */
    record ControlFieldsChanged(
            Level level,
            Switch.@Nullable Change enabled,
            Switch.@Nullable Change kill,
            @Nullable String setter) implements FromClose {}

    /** @param localPhone the organization's number that was written to */
    record InboundText(
            String smsId,
            @Nullable String contactId,
            String remotePhone,
            @Nullable String localPhone,
            String text) implements FromClose {}

    /** Made or moved; Close does not say which (close-api.md 7.1). */
    record MeetingScheduled(
            String meetingId,
            Set<String> contactIds,
            @Nullable Instant startsAt) implements FromClose {}

    record MeetingCancelled(String meetingId) implements FromClose {}

    record LeadDeleted() implements FromClose {}

    record ContactDeleted(String contactId) implements FromClose {}

    /** Another lead was merged into this one. */
    record LeadMerged(@Nullable String sourceLeadId) implements FromClose {}

    /** What became of texts, as sms-gateway tells it. */
    sealed interface FromGateway extends Input {}

    record MessageSent(UUID messageId, UUID engagementId, Instant sentAt) implements FromGateway {}

    /** Refused, expired or held: it did not go, and the gateway will not send it by itself. */
    record MessageNotSent(UUID messageId, UUID engagementId, String reason) implements FromGateway {}

    /** Somebody other than the setter texted from Close. */
    record PersonTexted(
            String smsId,
            @Nullable String contactId,
            String remotePhone,
            @Nullable String userId) implements FromGateway {}

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

    /** The person behind this phone opted out on another lead of the account. */
    record OptedOutElsewhere(String phone, String otherLeadId) implements Input {}

    /** @param by who ordered it */
    record Command(Order order, String by, String reason) implements Input {}

    enum Order {
        ACTIVATE,
        KILL,
        REMOVE_KILL,
        DISQUALIFY,
        REQUALIFY
    }
}
