package io.closeloop.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/**
 * In the place of an identity provider: with its configuration a service under test accepts what its test signs by {@code
 * Jwt.issuer(TestIssuer.NAME)…sign()}.
 */
public final class TestIssuer {

    public static final String NAME = "closeloop-test";

    private static final int KEY_BITS = 2048;

    private TestIssuer() {}

    /** A new key pair, written below {@code directory}, and the settings by which service and test find its halves. */
    public static Map<String, String> configuration(Path directory) {
        KeyPair keys = keys();
        return Map.of(
                "mp.jwt.verify.issuer",
                NAME,
                "mp.jwt.verify.publickey.location",
                pem(directory, "PUBLIC KEY", keys.getPublic()),
                "smallrye.jwt.sign.key.location",
                pem(directory, "PRIVATE KEY", keys.getPrivate()));
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(KEY_BITS);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static String pem(Path directory, String kind, Key key) {
        String text = "-----BEGIN %s-----%n%s%n-----END %s-----%n"
                .formatted(kind, Base64.getMimeEncoder().encodeToString(key.getEncoded()), kind);
        try {
            Path file = Files.writeString(directory.resolve(kind.replace(' ', '-') + ".pem"), text);
            return file.toUri().toString();
        } catch (IOException e) {
            throw new UncheckedIOException("The test's key could not be written below " + directory + ".", e);
        }
    }
}
