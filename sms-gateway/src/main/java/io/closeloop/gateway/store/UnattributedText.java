package io.closeloop.gateway.store;

import io.closeloop.events.Tenant;
import io.closeloop.gateway.domain.SentText;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "unattributed_text")
@IdClass(UnattributedText.Key.class)
class UnattributedText {

    @Id
    String integration;

    @Id
    String smsId;

    @Column
    String account;

    @Column
    String organization;

    @Column
    String leadId;

    @Column
    @Nullable
    String contactId;

    @Column
    String remotePhone;

    @Column
    @Nullable
    String userId;

    @Column
    Instant sentAt;

    @Column
    @Nullable
    String traceparent;

    @Column
    Instant dueAt;

    UnattributedText() {}

    UnattributedText(SentText sent, Instant dueAt) {
        integration = sent.tenant().integration();
        smsId = sent.smsId();
        account = sent.tenant().account();
        organization = sent.tenant().organization();
        leadId = sent.leadId();
        contactId = sent.contactId();
        remotePhone = sent.remotePhone();
        userId = sent.userId();
        sentAt = sent.at();
        traceparent = sent.traceparent();
        this.dueAt = dueAt;
    }

    SentText read() {
        return new SentText(
                new Tenant(account, integration, organization),
                smsId,
                leadId,
                contactId,
                remotePhone,
                userId,
                sentAt,
                traceparent);
    }

    record Key(String integration, String smsId) {}
}
