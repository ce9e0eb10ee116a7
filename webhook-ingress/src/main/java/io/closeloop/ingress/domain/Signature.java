package io.closeloop.ingress.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * What a delivery claims to be signed with; of the right form, and nothing more is known of it.
 *
 * @param timestamp Close's Unix seconds as text; the text is what was signed
 * @param hash 64 characters
 */
public record Signature(String timestamp, String hash) {

    private static final int LONGEST_TIMESTAMP = 24;
    private static final int HASH_LENGTH = 64;
    /** Ten digits last until the year 2286, and as many always fit into a long. */
    private static final int SECONDS_DIGITS = 10;

    static boolean hasForm(String timestamp, String hash) {
        return hash.length() == HASH_LENGTH
                && !timestamp.isEmpty()
                && timestamp.length() <= LONGEST_TIMESTAMP
                && timestamp.chars().allMatch(sign -> sign >= '0' && sign <= '9' || sign == '.');
    }

    /**
     * How long ago Close signed it. Close tries again for 72 hours, and whether it signs each try anew is not known (close-api.md 2.2): an
     * age refuses nothing.
     *
     * @return not negative, whatever the two clocks say; zero where the timestamp is not in seconds
     */
    public Duration age(Instant now) {
        int dot = timestamp.indexOf('.');
        int digits = dot < 0 ? timestamp.length() : dot;
        if (digits == 0 || digits > SECONDS_DIGITS) {
            return Duration.ZERO;
        }
        long seconds = now.getEpochSecond() - Long.parseLong(timestamp, 0, digits, 10);
        return seconds < 0 ? Duration.ZERO : Duration.ofSeconds(seconds);
    }
}
