package io.closeloop.lifecycle.store;

import io.closeloop.events.LeadKey;
import java.time.Instant;

/** Nothing is decided about a parked lead. Whoever locks it to decide meets this, and the transaction is undone. */
public final class LeadParked extends RuntimeException {

    private final LeadKey lead;

    LeadParked(LeadKey lead, Parked parked) {
        super(
                "lead " + lead.leadId() + " is parked since " + parked.since() + ": " + parked.reason(),
                null,
                false,
                false);
        this.lead = lead;
    }

    public LeadKey lead() {
        return lead;
    }

    /** @param reason for people; never a payload */
    public record Parked(String reason, Instant since) {}
}
