package io.closeloop.lifecycle.store;

import io.closeloop.events.LeadKey;
import io.closeloop.events.Tenant;
import io.closeloop.lifecycle.domain.state.LeadState;
import io.closeloop.lifecycle.store.LeadParked.Parked;
import io.closeloop.outbox.Columns;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A locked lead, and whether it may be decided about. Its state is not read before somebody asks: it may be why the lead is parked. */
public final class Taken {

    static final String COLUMNS =
            "account, integration, organization, state, updated_at, parked_sequence, parked_reason, parked_at, behind_since";

    private final LeadKey lead;
    private final Tenant tenant;
    private final String document;
    private final Instant updatedAt;
    private final long parkedSequence;
    private final @Nullable Parked parked;
    private final @Nullable Instant behindSince;

    Taken(LeadKey lead, Columns row) {
        this.lead = lead;
        this.tenant = new Tenant(row.text(), row.text(), row.text());
        this.document = row.text();
        this.updatedAt = row.instant();
        this.parkedSequence = row.numberOr(0);
        this.parked = parked(row.textOrNull(), row.instantOrNull());
        this.behindSince = row.instantOrNull();
    }

    static @Nullable Parked parked(@Nullable String reason, @Nullable Instant since) {
        return reason == null || since == null ? null : new Parked(reason, since);
    }

    public Tenant tenant() {
        return tenant;
    }

    public @Nullable Parked parked() {
        return parked;
    }

    /** Parked or behind: what comes now is stored behind what waits. */
    public boolean waits() {
        return parked != null || behindSince != null;
    }

    /** @throws LeadParked */
    StoredLead toDecide() {
        if (parked != null) {
            throw new LeadParked(lead, parked);
        }
        return read();
    }

    /** @throws IllegalArgumentException if the state cannot be read; without its content */
    public StoredLead read() {
        LeadState state = numbered(Documents.read(document, LeadState.class), parkedSequence);
        return new StoredLead(tenant, lead, state, updatedAt, parked, behindSince);
    }

    /** A gate may have taken a number that could not be written into the state. */
    static LeadState numbered(LeadState state, long parkedSequence) {
        return state.sequence() >= parkedSequence ? state : state.withSequence(parkedSequence);
    }
}
