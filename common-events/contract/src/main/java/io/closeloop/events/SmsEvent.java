package io.closeloop.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of texts, told by sms-gateway. */
public sealed interface SmsEvent extends DomainEvent {

    String leadId();

    /** Close has sent it. {@code sentAt} is Close's time. */
    @EventName("io.closeloop.sms.sent.v1")
    record MessageSent(UUID messageId, UUID engagementId, String leadId, String contactId, String smsId, Instant sentAt)
            implements SmsEvent {}

    /** It did not go and will not: Close or the carrier refused it. */
    @EventName("io.closeloop.sms.failed.v1")
    record MessageFailed(UUID messageId, UUID engagementId, String leadId, String contactId, String reason)
            implements SmsEvent {}

    /** Its time passed before it could be claimed. */
    @EventName("io.closeloop.sms.expired.v1")
    record MessageExpired(UUID messageId, UUID engagementId, String leadId, String contactId, Instant notAfter)
            implements SmsEvent {}

    /** A person has to look: it is not known whether it went, or it may not go now. It is never resent on a guess. */
    @EventName("io.closeloop.sms.held.v1")
    record MessageHeld(UUID messageId, UUID engagementId, String leadId, String contactId, String reason)
            implements SmsEvent {}

    /**
     * Someone other than the setter texted the lead from Close.
     *
     * @param workflowId the Close workflow whose step it was; absent: a person
     */
    @EventName("io.closeloop.sms.person-texted.v1")
    record PersonTexted(
            String leadId,
            @Nullable String contactId,
            String smsId,
            String remotePhone,
            Instant at,
            @Nullable String userId,
            @Nullable String workflowId)
            implements SmsEvent {}
}
