package io.closeloop.local.token;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/**
 * The local stack's own key pair: {@code private.pem} signs tokens, {@code public.pem} is what the services check them with.
 * Made once; a production stack trusts an OIDC provider instead.
 */
public final class LocalKeys {

    private static final int KEY_BITS = 2048;
    private static final int ERASURE_KEY_BYTES = 32;
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private final Path directory;

    public LocalKeys(Path directory) {
        this.directory = directory;
    }

    /** The settings of lead-lifecycle that are secret: in a file, since an environment is shown by every listing of processes of its user. */
    public static Path lifecycleSecrets(Path directory) {
        return directory.resolve("lead-lifecycle.properties");
    }

    /** Makes the pair, and the key for erased phone numbers, unless they are there. */
    public void ensure() {
        ensurePair();
        ensureErasureKey();
    }

    private void ensureErasureKey() {
        Path file = lifecycleSecrets(directory);
        if (Files.exists(file)) {
            return;
        }
        byte[] key = new byte[ERASURE_KEY_BYTES];
        new SecureRandom().nextBytes(key);
        try {
            createSecret(file);
            Files.writeString(
                    file,
                    "closeloop.lifecycle.erasure.key=" + Base64.getEncoder().encodeToString(key)
                            + System.lineSeparator());
        } catch (IOException e) {
            throw new UncheckedIOException("The key for erased phone numbers could not be written to " + file, e);
        }
    }

    private void ensurePair() {
        if (Files.exists(privateFile()) && Files.exists(publicFile())) {
            return;
        }
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(KEY_BITS);
            var pair = generator.generateKeyPair();
            createSecret(privateFile());
            Files.writeString(
                    privateFile(), pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
            Files.writeString(publicFile(), pem("PUBLIC KEY", pair.getPublic().getEncoded()));
        } catch (IOException e) {
            throw new UncheckedIOException("The key pair could not be written to " + directory, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void createSecret(Path file) throws IOException {
        Files.createDirectories(directory);
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    PrivateKey privateKey() {
        try {
            String base64 = Files.readString(privateFile()).replaceAll("-----[^-]+-----|\\s", "");
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
        } catch (IOException e) {
            throw new UncheckedIOException("No key pair in " + directory + " yet. ./closeloop up makes it.", e);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    privateFile() + " is not a private key. Delete the folder, and run ./closeloop up again.", e);
        }
    }

    Path publicFile() {
        return directory.resolve("public.pem");
    }

    private Path privateFile() {
        return directory.resolve("private.pem");
    }

    private static String pem(String kind, byte[] der) {
        return "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(kind, LINES.encodeToString(der), kind);
    }
}
