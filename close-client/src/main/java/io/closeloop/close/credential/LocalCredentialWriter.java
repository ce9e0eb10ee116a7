package io.closeloop.close.credential;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.LongFunction;

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
        ref.requireKey();
        return onWorker(() -> write(ref, version -> new Credential.Key(secret, version)));
    }

    @Override
    public Uni<Long> put(CredentialRef ref, OAuthTokens tokens) {
        ref.requireOAuth();
        return onWorker(() -> write(ref, version -> new Credential.OAuth(tokens, version)));
    }

    @Override
    public Uni<Boolean> remove(CredentialRef ref) {
        return onWorker(() -> files.delete(files.of(ref)));
    }

    /**
     * Seals every credential under a new key. Each file begins with the id of its key, and the old keys stay in the keyset, so readers
     * can open every file at every moment, and a rotation that was cut short is finished by the next.
     *
     * @return how many were sealed anew
     */
    public Uni<Integer> rotate() {
        return onWorker(this::sealAnew);
    }

    private synchronized int sealAnew() throws IOException, GeneralSecurityException {
        cipher();
        String keyset = CredentialCipher.withNewKey(Files.readString(files.keyset()));
        files.replace(files.keyset(), keyset.getBytes(StandardCharsets.UTF_8));
        CredentialCipher cipher = CredentialCipher.of(keyset);
        List<CredentialRef> all = files.all();
        for (CredentialRef ref : all) {
            Path file = files.of(ref);
            files.replace(file, cipher.seal(ref, cipher.open(ref, Files.readAllBytes(file))));
        }
        return all.size();
    }

    private synchronized long write(CredentialRef ref, LongFunction<Credential> credential)
            throws IOException, GeneralSecurityException {
        CredentialCipher cipher = cipher();
        long version = Math.max(System.currentTimeMillis(), lastVersion(ref, cipher) + 1);
        files.replace(files.of(ref), cipher.seal(ref, credential.apply(version)));
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
