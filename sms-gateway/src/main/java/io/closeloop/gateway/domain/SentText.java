package io.closeloop.gateway.domain;

import io.closeloop.events.LeadMessage.Scope;
import io.closeloop.events.Tenant;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An outbound text that Close says was sent, whoever wrote it.
 *
 * @param contactId null where Close names none
 * @param userId null where Close names none
 * @param workflowId of the Close workflow whose step it was; null: a person's
 * @param at Close's time
 */
public record SentText(
        Tenant tenant,
        String smsId,
        String leadId,
        @Nullable String contactId,
        String remotePhone,
        @Nullable String userId,
        @Nullable String workflowId,
        Instant at,
        @Nullable String traceparent) {

    public GatePlace phone() {
        return new GatePlace(tenant.integration(), Scope.PHONE, remotePhone);
    }

    /** Without the phone. */
    @Override
    public String toString() {
        return "SentText[smsId=" + smsId + ", leadId=" + leadId + "]";
    }
}
