package io.closeloop.simulator.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * Which keys a client may write.
 *
 * @param always on create and on update
 * @param onCreate on create only
 * @param passing those of the above that steer the write but are not stored, as {@code contacts} of a new lead
 * @param custom whether {@code custom.cf_…} keys are allowed too
 * @param unknown what happens to any other key
 */
public record Keys(Set<String> always, Set<String> onCreate, Set<String> passing, boolean custom, Unknown unknown) {

    public enum Unknown {
        /** Leads take any key in silence. Source: close-api.md 3.1. */
        IGNORED,
        /** The newest schemas forbid them; at run time UNCONFIRMED, hence {@link Settings#strictKeys()}. Source: close-api.md 2.1, 3.2. */
        REFUSED
    }

    public static final String CUSTOM = "custom.";

    /** The part of the body that may be written. */
    ObjectNode admit(ObjectNode body, boolean creating, boolean strict, Errors errors) {
        ObjectNode admitted = Json.object();
        body.properties().forEach(entry -> {
            if (allows(entry.getKey(), creating)) {
                admitted.set(entry.getKey(), entry.getValue());
            } else if (strict && unknown == Unknown.REFUSED) {
                errors.field(entry.getKey(), "Unknown field.");
            }
        });
        return admitted;
    }

    private boolean allows(String key, boolean creating) {
        return always.contains(key) || (creating && onCreate.contains(key)) || (custom && key.startsWith(CUSTOM));
    }
}
