package io.closeloop.lifecycle.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.closeloop.close.credential.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Phone numbers as they are known after an erasure: HMAC-SHA-256 under the operator's key. Without a key a hash of a number is worth nothing, for all
 * numbers there are can be tried in minutes. Each account has its own, so that the same person in two of them cannot be matched.
 */
@ApplicationScoped
public class PhoneHashes {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final String PREFIX = "hmac:";

    private final SecretKeySpec key;

    public PhoneHashes(ErasureSettings settings) {
        this.key = new SecretKeySpec(read(settings.key()), ALGORITHM);
    }

    /** @param e164 as all numbers are kept */
    public String of(String account, String e164) {
        return PREFIX + hmac(account + "\n" + e164);
    }

    /** Tells keys apart without telling them. */
    public String keyFingerprint() {
        return hmac("fingerprint").substring(0, 16);
    }

    private String hmac(String text) {
        try {
            // Not thread-safe, and cheap to make.
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] read(Secret key) {
        try {
            byte[] bytes = Base64.getDecoder().decode(key.reveal().strip());
            if (bytes.length == KEY_BYTES) {
                return bytes;
            }
        } catch (IllegalArgumentException notBase64) {
            // The message would hold a part of the key.
        }
        throw new IllegalArgumentException(
                "closeloop.lifecycle.erasure.key must be 32 bytes in Base64: make it with openssl rand -base64 32");
    }
}
