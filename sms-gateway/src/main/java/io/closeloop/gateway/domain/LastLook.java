package io.closeloop.gateway.domain;

import java.util.Optional;

/**
 * The last look at Close before a draft is made. News of a kill or an opt-out waits for Close's consolidation (close-api.md 2.3); this does
 * not.
 *
 * @param contactThere false: deleted, or merged away
 * @param phoneThere the contact still has the phone
 * @param blocked Close itself would not text the phone: the person opted out
 * @param killed the kill switch is set, on the lead or the contact
 */
public record LastLook(boolean contactThere, boolean phoneThere, boolean blocked, boolean killed) {

    /** Why the text may not go; empty: nothing is against it. */
    public Optional<String> objection() {
        if (!contactThere) {
            return Optional.of("the lead or contact is gone from Close");
        }
        if (killed) {
            return Optional.of("the kill switch is set in Close");
        }
        if (!phoneThere) {
            return Optional.of("the contact no longer has this phone in Close");
        }
        return blocked ? Optional.of("Close blocks texts to this phone") : Optional.empty();
    }
}
