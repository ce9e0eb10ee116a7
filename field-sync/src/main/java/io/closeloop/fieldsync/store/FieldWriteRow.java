package io.closeloop.fieldsync.store;

import io.closeloop.events.Milestone;
import io.closeloop.events.Tenant;
import io.closeloop.fieldsync.domain.Asked;
import io.closeloop.fieldsync.domain.FieldKind;
import io.closeloop.fieldsync.domain.Write;
import io.closeloop.fieldsync.domain.WriteState;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "field_write")
class FieldWriteRow extends PanacheEntityBase {

    @Id
    UUID id;

    @Column
    String account;

    @Column
    String integration;

    @Column
    String organization;

    @Column(name = "lead_id")
    String leadId;

    @Column(name = "contact_id")
    String contactId;

    @Column(name = "setter_id")
    UUID setterId;

    @Column
    @Enumerated(EnumType.STRING)
    Milestone milestone;

    @Column(name = "field_id")
    String fieldId;

    @Column
    @Enumerated(EnumType.STRING)
    FieldKind kind;

    @Column
    String value;

    @Column
    long sequence;

    @Column(name = "reached_at")
    Instant reachedAt;

    @Column
    @Nullable
    String traceparent;

    @Column
    @Enumerated(EnumType.STRING)
    WriteState state;

    @Column
    @Nullable
    String reason;

    @Column
    int attempts;

    @Column(name = "recorded_at")
    Instant recordedAt;

    @Column(name = "changed_at")
    Instant changedAt;

    static FieldWriteRow of(Write write, Instant now) {
        Asked asked = write.asked();
        FieldWriteRow row = new FieldWriteRow();
        row.id = write.id();
        row.account = asked.tenant().account();
        row.integration = asked.tenant().integration();
        row.organization = asked.tenant().organization();
        row.leadId = asked.leadId();
        row.contactId = asked.contactId();
        row.setterId = asked.setterId();
        row.milestone = asked.milestone();
        row.fieldId = asked.fieldId();
        row.kind = asked.kind();
        row.value = asked.value();
        row.sequence = asked.sequence();
        row.reachedAt = asked.reachedAt();
        row.traceparent = asked.traceparent();
        row.recordedAt = now;
        row.become(write, now);
        return row;
    }

    void become(Write write, Instant now) {
        if (write.isUnderWay() && state != WriteState.WRITING) {
            attempts++;
        }
        state = write.state();
        reason = write.reason();
        changedAt = now;
    }

    Write toWrite() {
        Tenant tenant = new Tenant(account, integration, organization);
        Asked asked = new Asked(
                tenant, leadId, contactId, setterId, milestone, fieldId, kind, value, sequence, reachedAt, traceparent);
        return new Write(id, asked, state, reason);
    }
}
