package io.closeloop.close.event;

import io.closeloop.close.credential.Secret;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Close's webhook signature: HMAC-SHA256 under the hex-<em>decoded</em> key over the timestamp's text directly followed by the raw
 * body. Source: close-api.md 2.2. Verify before parsing anything.
 *
 * <p>A timestamp's age is not judged: whether a retry after hours is signed anew is not known, and duplicates are the inbox's task.
 */
public final class WebhookSignature {

    /** Request headers that carry what {@link #verify} wants. */
    public static final String HASH_HEADER = "close-sig-hash";

    public static final String TIMESTAMP_HEADER = "close-sig-timestamp";

    private WebhookSignature() {}

    /**
     * In constant time.
     *
     * @param keyHex the subscription's signature key as Close gave it
     * @param timestamp the timestamp header; null: missing
     * @param hash the hash header; null: missing
     * @throws IllegalArgumentException if the key, which is ours and not the caller's, is not hex
     */
    public static boolean verify(Secret keyHex, @Nullable String timestamp, byte[] body, @Nullable String hash) {
        if (timestamp == null || hash == null) {
            return false;
        }
        byte[] given = HmacKey.decodeHash(hash);
        return HmacKey.ofHex(keyHex.reveal()).signed(timestamp, body, given);
    }

    /** @return lower-case hex, as Close sends it */
    public static String sign(Secret keyHex, String timestamp, byte[] body) {
        return HexFormat.of().formatHex(HmacKey.ofHex(keyHex.reveal()).sign(timestamp, body));
    }
}
