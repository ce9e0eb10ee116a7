package io.closeloop.gateway.store;

import io.closeloop.events.LeadMessage.Purpose;
import io.closeloop.gateway.domain.StateName;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of the ledger as people see it. Only ever read: texts go their way by {@link Ledger}. */
@Entity
@Immutable
@Table(name = "message")
class LedgerRow {

    @Id
    UUID id;

    @Column
    String account;

    @Column
    String leadId;

    @Column
    String contactId;

    @Column
    UUID engagementId;

    @Column
    UUID setterId;

    @Column
    long sequence;

    @Column
    @Enumerated(EnumType.STRING)
    Purpose purpose;

    @Column
    String fromPhone;

    @Column
    String toPhone;

    @Column
    String text;

    @Column
    @Enumerated(EnumType.STRING)
    StateName state;

    @Column
    @Nullable
    String reason;

    @Column
    @Nullable
    String smsId;

    @Column
    Instant requestedAt;

    @Column
    Instant changedAt;

    @Column
    @Nullable
    Instant sentAt;

    @Column
    Instant notBefore;

    @Column
    Instant notAfter;

    @Column
    @Nullable
    Instant dueAt;

    @Column
    @Nullable
    String traceparent;
}
