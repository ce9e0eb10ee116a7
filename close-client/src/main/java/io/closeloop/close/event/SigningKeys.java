package io.closeloop.close.event;

import io.closeloop.close.credential.Secret;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What an integration's webhooks may be signed with: the subscription's key, and for a while after a renewal the keys before it, since
 * deliveries signed with those are still under way. Ready to be used, so that a check decodes nothing.
 *
 * <p>Stored as one text under {@code WEBHOOK_SIGNING_KEY}: the key, followed by {@code <key before> <instant>} for each that was in force
 * before; from the instant on it is void. More than one, because a renewal that was cut off leaves a key of which nobody knows whether Close
 * has used it.
 */
public final class SigningKeys {

    private static final Pattern SPACE = Pattern.compile(" ");

    /** Which key a signature was made with. */
    public enum Match {
        CURRENT,
        PREVIOUS,
        NONE
    }

    /** How many before are kept at least. More only while they are without a nearer limit: one of those may be the key in force. */
    private static final int MOST_BEFORE = 3;

    private final HmacKey current;
    private final List<Before> before;

    private SigningKeys(HmacKey current, List<Before> before) {
        this.current = current;
        this.before = before;
    }

    /** @throws IllegalArgumentException if it is not as {@link #renewed} or Close wrote it; never with the text in it */
    public static SigningKeys of(Secret stored) {
        String[] parts = SPACE.split(stored.reveal(), -1);
        if (parts.length % 2 == 0) {
            throw new IllegalArgumentException(
                    "A stored signing key is one key, and for each key before it that key and until when");
        }
        List<Before> before = new ArrayList<>();
        for (int at = 1; at < parts.length; at += 2) {
            before.add(new Before(HmacKey.ofHex(parts[at]), until(parts[at + 1])));
        }
        return new SigningKeys(HmacKey.ofHex(parts[0]), List.copyOf(before));
    }

    /**
     * What to store when a subscription has been renewed.
     *
     * @param stored what has been stored until now
     * @param fresh the new subscription's key as Close gave it
     * @param previousUntil from when on the key until now is void
     */
    public static Secret renewed(Secret stored, Secret fresh, Instant previousUntil) {
        List<String> parts = new ArrayList<>(List.of(SPACE.split(stored.reveal(), -1)));
        if (parts.getFirst().equals(fresh.reveal())) {
            return stored;
        }
        parts.add(1, previousUntil.toString());
        parts.addFirst(fresh.reveal());
        return joined(withoutTheOldest(parts, previousUntil));
    }

    /**
     * What to store so that every key before is void from that instant on, if it is not sooner.
     *
     * @param stored what is stored now
     */
    public static Secret limited(Secret stored, Instant previousUntil) {
        List<String> parts = new ArrayList<>(List.of(SPACE.split(stored.reveal(), -1)));
        for (int at = 2; at < parts.size(); at += 2) {
            if (previousUntil.isBefore(until(parts.get(at)))) {
                parts.set(at, previousUntil.toString());
            }
        }
        return joined(parts);
    }

    /**
     * In constant time for a signature of the right form.
     *
     * @param timestamp the timestamp header
     * @param hash the hash header: 64 lower-case hex digits, as Close sends them; anything else matches nothing
     */
    public Match match(String timestamp, byte[] body, String hash, Instant now) {
        byte[] given = HmacKey.decodeHash(hash);
        if (given.length == 0) {
            return Match.NONE;
        }
        boolean byCurrent = current.signed(timestamp, body, given);
        boolean byPrevious = false;
        for (Before other : before) {
            byPrevious |= now.isBefore(other.until()) && other.key().signed(timestamp, body, given);
        }
        if (byCurrent) {
            return Match.CURRENT;
        }
        return byPrevious ? Match.PREVIOUS : Match.NONE;
    }

    @Override
    public String toString() {
        return "***";
    }

    /** Never one that is good for as long as the one just replaced: after renewals that were cut off, Close may still sign with it. */
    private static List<String> withoutTheOldest(List<String> parts, Instant previousUntil) {
        int keep = parts.size();
        while (keep > 1 + 2 * MOST_BEFORE && until(parts.get(keep - 1)).isBefore(previousUntil)) {
            keep -= 2;
        }
        return parts.subList(0, keep);
    }

    private static Secret joined(List<String> parts) {
        return Secret.of(String.join(" ", parts));
    }

    private static Instant until(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            // Without the cause, which would quote a part of what is stored.
            throw new IllegalArgumentException("A stored signing key has something else where until when should stand");
        }
    }

    private record Before(HmacKey key, Instant until) {}
}
