package io.closeloop.lifecycle.domain.decision;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What the account knows of the phones at hand.
 *
 * @param suppressed those that opted out
 * @param claims which engagement talks with a phone from the sending number, on whichever lead
 * @param texted when a text last went to a phone from the sending number, whoever sent it
 */
public record PhoneBook(Set<String> suppressed, Map<String, Claim> claims, Map<String, Instant> texted) {

    public static final PhoneBook EMPTY = new PhoneBook(Set.of(), Map.of(), Map.of());

    public record Claim(UUID engagementId, String leadId) {}

    public boolean isSuppressed(String phone) {
        return suppressed.contains(phone);
    }

    @Override
    public String toString() {
        return "PhoneBook[" + suppressed.size() + " suppressed, " + claims.size() + " claims]";
    }
}
