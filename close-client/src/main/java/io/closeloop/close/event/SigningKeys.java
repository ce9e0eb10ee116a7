package io.closeloop.close.event;

import io.closeloop.close.credential.Secret;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an integration's webhooks may be signed with: the subscription's key, and for a while after a renewal the key before it, since
 * deliveries signed with that are still under way. Ready to be used, so that a check decodes nothing.
 *
 * <p>Stored as one text under {@code WEBHOOK_SIGNING_KEY}: the key, or {@code <key> <key before> <instant>}, the instant after which the
 * key before is void. Which of the two is tried, and how far a guess was right, cannot be told by the time that it takes.
 */
public final class SigningKeys {

    private static final Pattern SPACE = Pattern.compile(" ");

    /** Which key a signature was made with. */
    public enum Match {
        CURRENT,
        PREVIOUS,
        NONE
    }

    private final HmacKey current;
    private final @Nullable HmacKey previous;
    private final Instant previousUntil;

    private SigningKeys(HmacKey current, @Nullable HmacKey previous, Instant previousUntil) {
        this.current = current;
        this.previous = previous;
        this.previousUntil = previousUntil;
    }

    /** @throws IllegalArgumentException if it is not as {@link #renewed} or Close wrote it; never with the text in it */
    public static SigningKeys of(Secret stored) {
        List<String> parts = List.of(SPACE.split(stored.reveal(), -1));
        return switch (parts.size()) {
            case 1 -> new SigningKeys(HmacKey.ofHex(parts.getFirst()), null, Instant.MIN);
            case 3 -> new SigningKeys(HmacKey.ofHex(parts.get(0)), HmacKey.ofHex(parts.get(1)), until(parts.get(2)));
            default ->
                throw new IllegalArgumentException(
                        "A stored signing key is one key, or a key, the key before and until when");
        };
    }

    /**
     * What to store when a subscription has been renewed.
     *
     * @param stored what has been stored until now
     * @param fresh the new subscription's key as Close gave it
     * @param previousUntil from when on the key until now is void
     */
    public static Secret renewed(Secret stored, Secret fresh, Instant previousUntil) {
        String before = SPACE.split(stored.reveal(), -1)[0];
        return before.equals(fresh.reveal()) ? stored : Secret.of(fresh.reveal() + " " + before + " " + previousUntil);
    }

    /**
     * What to store so that the key before, where there is one, is void from that instant on, if it is not sooner.
     *
     * @param stored what is stored now
     */
    public static Secret limited(Secret stored, Instant previousUntil) {
        List<String> parts = List.of(SPACE.split(stored.reveal(), -1));
        return parts.size() == 3 && previousUntil.isBefore(until(parts.get(2)))
                ? Secret.of(parts.get(0) + " " + parts.get(1) + " " + previousUntil)
                : stored;
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
        HmacKey before = now.isBefore(previousUntil) ? previous : null;
        boolean byCurrent = current.signed(timestamp, body, given);
        boolean byPrevious = before != null && before.signed(timestamp, body, given);
        if (byCurrent) {
            return Match.CURRENT;
        }
        return byPrevious ? Match.PREVIOUS : Match.NONE;
    }

    @Override
    public String toString() {
        return "***";
    }

    private static Instant until(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            // Without the cause, which would quote a part of what is stored.
            throw new IllegalArgumentException("A stored signing key's third part is not an instant");
        }
    }
}
