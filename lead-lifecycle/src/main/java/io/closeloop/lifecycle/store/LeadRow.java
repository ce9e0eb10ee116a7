package io.closeloop.lifecycle.store;

import io.closeloop.events.LeadKey;
import io.closeloop.events.Tenant;
import io.closeloop.lifecycle.domain.state.LeadState;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A lead as people ask for it; what happens to it is written by {@link Leads} in SQL. */
@Entity
@Immutable
@Table(name = "lead")
class LeadRow {

    @Id
    String key;

    @Column
    String account;

    @Column
    String integration;

    @Column
    String organization;

    @Column(name = "lead_id")
    String leadId;

    @Column
    String state;

    @Column(name = "setter_id")
    @Nullable
    UUID setterId;

    @Column
    @Nullable
    String phase;

    @Column(name = "updated_at")
    Instant updatedAt;

    @Column(name = "parked_sequence")
    @Nullable
    Long parkedSequence;

    @Column(name = "parked_reason")
    @Nullable
    String parkedReason;

    @Column(name = "parked_at")
    @Nullable
    Instant parkedAt;

    @Column(name = "behind_since")
    @Nullable
    Instant behindSince;

    LeadRow() {}

    StoredLead read() {
        return new StoredLead(
                new Tenant(account, integration, organization),
                new LeadKey(integration, leadId),
                Taken.numbered(readState(), parkedSequence == null ? 0 : parkedSequence),
                updatedAt,
                Taken.parked(parkedReason, parkedAt),
                behindSince);
    }

    /** One lead whose state cannot be read must not hide the others of a list. What decides never gets this. */
    private LeadState readState() {
        try {
            return Documents.read(state, LeadState.class);
        } catch (IllegalArgumentException unreadable) {
            return LeadState.NEW;
        }
    }
}
