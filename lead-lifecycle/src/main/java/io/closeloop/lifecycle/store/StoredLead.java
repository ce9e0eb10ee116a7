package io.closeloop.lifecycle.store;

import io.closeloop.events.LeadKey;
import io.closeloop.events.Tenant;
import io.closeloop.lifecycle.domain.state.LeadState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A lead as the database has it.
 *
 * @param parked null: it is not
 * @param behindSince null: its integration is within its budget
 */
public record StoredLead(
        Tenant tenant,
        LeadKey lead,
        LeadState state,
        Instant updatedAt,
        LeadParked.@Nullable Parked parked,
        @Nullable Instant behindSince) {

    /** What comes now is stored behind what waits. */
    public boolean waits() {
        return parked != null || behindSince != null;
    }
}
