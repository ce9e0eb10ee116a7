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
import org.jspecify.annotations.Nullable;

@Entity
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

    LeadRow() {}

    LeadRow(Tenant tenant, LeadKey lead) {
        this.key = lead.toString();
        this.account = tenant.account();
        this.integration = tenant.integration();
        this.organization = tenant.organization();
        this.leadId = lead.leadId();
    }

    void put(LeadState changed, Instant now) {
        state = Documents.write(changed);
        setterId = Overview.setterOf(changed).orElse(null);
        phase = Overview.phaseOf(changed).orElse(null);
        updatedAt = now;
    }

    StoredLead read() {
        return new StoredLead(
                new Tenant(account, integration, organization),
                new LeadKey(integration, leadId),
                Documents.read(state, LeadState.class),
                updatedAt);
    }
}
