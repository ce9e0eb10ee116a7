package io.closeloop.close.credential;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.concurrent.Callable;

/**
 * Writes the encrypted directory: one file per credential, replaced atomically, readable by its owner only. The keyset lies beside
 * the files, so this protects copies and backups of single files, not a machine that is already lost; that is what Vault is for.
 *
 * <p>One process writes, one change at a time; Vert.x runs the changes of a context in order.
 */
public final class LocalCredentialWriter implements CredentialWriter {

    private final CredentialFiles files;
    private final Vertx vertx;

    public LocalCredentialWriter(Path directory, Vertx vertx) {
        this.files = new CredentialFiles(directory);
        this.vertx = vertx;
    }

    @Override
    public Uni<Long> put(CredentialRef ref, Secret secret) {
        return onWorker(() -> write(ref, secret));
    }

    @Override
    public Uni<Boolean> remove(CredentialRef ref) {
        return onWorker(() -> files.delete(files.of(ref)));
    }

    private synchronized long write(CredentialRef ref, Secret secret) throws IOException, GeneralSecurityException {
        CredentialCipher cipher = cipher();
        long version = Math.max(System.currentTimeMillis(), lastVersion(ref, cipher) + 1);
        files.replace(files.of(ref), cipher.seal(ref, new Credential(secret, version)));
        return version;
    }

    private CredentialCipher cipher() throws IOException, GeneralSecurityException {
        if (!Files.exists(files.keyset())) {
            files.createIfAbsent(files.keyset(), CredentialCipher.newKeyset().getBytes(StandardCharsets.UTF_8));
        }
        return CredentialCipher.of(Files.readString(files.keyset()));
    }

    /** The clock alone would do if it never stepped back. A file that does not open must not keep a new key from being stored. */
    private long lastVersion(CredentialRef ref, CredentialCipher cipher) throws IOException {
        Path file = files.of(ref);
        if (!Files.exists(file)) {
            return 0;
        }
        try {
            return cipher.open(ref, Files.readAllBytes(file)).version();
        } catch (GeneralSecurityException unreadable) {
            return 0;
        }
    }

    /** Vert.x, not Mutiny's pool: its answer returns to the caller's context, where a database session may be open. */
    private <T> Uni<T> onWorker(Callable<T> work) {
        return Uni.createFrom().deferred(() -> UniHelper.toUni(vertx.executeBlocking(work)));
    }
}
