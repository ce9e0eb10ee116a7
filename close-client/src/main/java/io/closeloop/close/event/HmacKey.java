package io.closeloop.close.event;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One key, set up once: looking up the algorithm and spreading the key would cost as much as signing a small body. */
final class HmacKey {

    private static final int HASH_DIGITS = 64;
    private static final String ALGORITHM = "HmacSHA256";
    private static final byte[] NONE = {};

    private final Mac ready;

    private HmacKey(Mac ready) {
        this.ready = ready;
    }

    /** @throws IllegalArgumentException if it is not hex; never with the text in it */
    static HmacKey ofHex(String hex) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(decode(hex), ALGORITHM));
            return new HmacKey(mac);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is missing from this JVM", e);
        }
    }

    /** In constant time. */
    boolean signed(String timestamp, byte[] body, byte[] hash) {
        return MessageDigest.isEqual(sign(timestamp, body), hash);
    }

    byte[] sign(String timestamp, byte[] body) {
        try {
            // A Mac has state and serves one thread; a copy of one that is set up serves this call.
            Mac mac = (Mac) ready.clone();
            mac.update(timestamp.getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("HmacSHA256 of this JVM cannot be copied", e);
        }
    }

    /** @return 32 bytes; none if the text is not 64 lower-case hex digits */
    static byte[] decodeHash(String hash) {
        if (hash.length() != HASH_DIGITS) {
            return NONE;
        }
        for (int at = 0; at < HASH_DIGITS; at++) {
            char digit = hash.charAt(at);
            if ((digit < '0' || digit > '9') && (digit < 'a' || digit > 'f')) {
                return NONE;
            }
        }
        return HexFormat.of().parseHex(hash);
    }

    private static byte[] decode(String hex) {
        try {
            return HexFormat.of().parseHex(hex);
        } catch (IllegalArgumentException e) {
            // Without the cause, whose message quotes the key.
            throw new IllegalArgumentException(
                    "The signature key is not hex; delete the subscription and create it again");
        }
    }
}
