package io.closeloop.lifecycle.domain.decision;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * What the account knows of the phones at hand.
 *
 * @param consents of those who ever opted out or in
 * @param claims which engagement talks with a phone from the sending number, on whichever lead
 * @param texted when a text last went to a phone from the sending number, whoever sent it
 */
public record PhoneBook(Map<String, Consent> consents, Map<String, Claim> claims, Map<String, Instant> texted) {

    public static final PhoneBook EMPTY = new PhoneBook(Map.of(), Map.of(), Map.of());

    public record Claim(UUID engagementId, String leadId) {}

    public boolean isSuppressed(String phone) {
        return consentOf(phone).isSuppressed();
    }

    public Consent consentOf(String phone) {
        return consents.getOrDefault(phone, Consent.UNSAID);
    }

    @Override
    public String toString() {
        return "PhoneBook[" + consents.size() + " consents, " + claims.size() + " claims]";
    }
}
