package io.closeloop.benchmark.contract;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Close's signature: HMAC-SHA256 over the timestamp's text followed by the raw body. Source: close-api.md 2.2. */
final class Signature {

    private static final String ALGORITHM = "HmacSHA256";

    /** One per thread: what is cheapest, as a floor wants it. */
    private final ThreadLocal<Mac> macs;

    Signature(byte[] key) {
        this.macs = ThreadLocal.withInitial(() -> mac(key));
    }

    /** In constant time. */
    boolean holds(String timestamp, byte[] body, String hash) {
        Mac mac = macs.get();
        mac.update(timestamp.getBytes(UTF_8));
        String expected = HexFormat.of().formatHex(mac.doFinal(body));
        return MessageDigest.isEqual(expected.getBytes(US_ASCII), hash.getBytes(US_ASCII));
    }

    private static Mac mac(byte[] key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
