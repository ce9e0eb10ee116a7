package io.closeloop.gateway.store;

import io.closeloop.events.LeadMessage.Gate;
import io.closeloop.events.LeadMessage.GateReason;
import io.closeloop.events.LeadMessage.Scope;
import io.closeloop.gateway.domain.GatePlace;
import io.closeloop.gateway.domain.GateState;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "gate")
@IdClass(GateRow.Key.class)
class GateRow {

    @Id
    String integration;

    @Id
    String ref;

    @Id
    @Enumerated(EnumType.STRING)
    Scope scope;

    @Id
    @Enumerated(EnumType.STRING)
    GateReason reason;

    @Column
    boolean closed;

    @Column
    String leadId;

    @Column
    long sequence;

    @Column
    long closedSequence;

    @Column
    Instant at;

    GateRow() {}

    GateRow(GatePlace place, GateState state) {
        integration = place.integration();
        ref = place.ref();
        scope = place.scope();
        reason = state.gate().reason();
        write(state);
    }

    static Key key(GatePlace place, GateReason reason) {
        return new Key(place.integration(), place.ref(), place.scope(), reason);
    }

    GatePlace place() {
        return new GatePlace(integration, scope, ref);
    }

    GateState read() {
        return new GateState(new Gate(scope, ref, reason), closed, leadId, sequence, closedSequence, at);
    }

    final void write(GateState state) {
        closed = state.closed();
        leadId = state.leadId();
        sequence = state.sequence();
        closedSequence = state.closedSequence();
        at = state.at();
    }

    record Key(String integration, String ref, Scope scope, GateReason reason) {}
}
