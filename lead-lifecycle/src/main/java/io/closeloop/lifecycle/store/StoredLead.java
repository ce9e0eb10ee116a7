package io.closeloop.lifecycle.store;

import io.closeloop.events.LeadKey;
import io.closeloop.events.Tenant;
import io.closeloop.lifecycle.domain.state.LeadState;
import java.time.Instant;

/** A lead as the database has it. */
public record StoredLead(Tenant tenant, LeadKey lead, LeadState state, Instant updatedAt) {}
