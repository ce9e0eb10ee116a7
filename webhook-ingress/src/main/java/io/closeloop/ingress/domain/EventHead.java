package io.closeloop.ingress.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All that the door reads of Close's event. Source: close-api.md 2.4.
 *
 * @param leadId absent for objects outside a lead
 * @param changedAt Close's {@code date_updated}; moves when Close consolidates, which makes the same id news again (promise 3)
 */
public record EventHead(
        String id,
        String objectType,
        String action,
        String objectId,
        @Nullable String leadId,
        String organization,
        Instant changedAt) {

    /** The lead, whose order is kept (promise 8); without one, the object. */
    public String subject() {
        return leadId == null ? objectId : leadId;
    }

    /** CloudEvents type. */
    public String type() {
        return "close." + objectType + "." + action;
    }
}
