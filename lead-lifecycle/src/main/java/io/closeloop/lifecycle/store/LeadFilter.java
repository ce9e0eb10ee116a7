package io.closeloop.lifecycle.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Which leads of an account.
 *
 * @param connected the account's integrations that are connected now: of a lead that stands under two, the connected one is shown
 * @param setter of the newest engagement
 * @param phases any of them; empty: every one
 * @param chips all of them
 */
public record LeadFilter(
        String account,
        Set<String> connected,
        Optional<UUID> setter,
        List<String> phases,
        List<Chip> chips,
        Optional<Sought> sought,
        Optional<Instant> updatedSince) {

    /**
     * What somebody typed into the search.
     *
     * @param text a lead id, or the beginning of a name
     * @param phone the same as a phone number, E.164, if it is one
     */
    public record Sought(String text, Optional<String> phone) {
        @Override
        public String toString() {
            return "Sought[]";
        }
    }
}
