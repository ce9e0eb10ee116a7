package io.closeloop.local.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Close's signature, made. Source: close-api.md 2.2. */
public final class Signing {

    private static final String ALGORITHM = "HmacSHA256";

    private Signing() {}

    /**
     * @param key the decoded signing key
     * @param timestamp Unix seconds, as they stand in the header
     * @return lower-case hex
     */
    public static String sign(byte[] key, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            mac.update(timestamp.getBytes(UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is missing from this JVM", e);
        }
    }
}
