package io.closeloop.close.credential;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.LongFunction;

/**
 * Writes the encrypted directory: one file per credential, replaced atomically, readable by its owner only. The keyset lies beside
 * the files, so this protects copies and backups of single files, not a machine that is already lost; that is what Vault is for.
 *
 * <p>One process writes, one change at a time.
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
        return onWorker(() -> delete(ref));
    }

    /**
     * Each file begins with the id of its key, and the old keys stay in the keyset, so readers can open every file at every moment. The name
     * is written last: a rotation that was cut short is done again.
     */
    @Override
    public Uni<Rotation> rotate(String keyName) {
        return onWorker(() -> sealAnew(keyName));
    }

    private synchronized Rotation sealAnew(String keyName) throws IOException, GeneralSecurityException {
        if (Files.exists(files.keyName()) && Files.readString(files.keyName()).equals(keyName)) {
            return Rotation.NONE;
        }
        cipher();
        String keyset = CredentialCipher.withNewKey(Files.readString(files.keyset()));
        files.replace(files.keyset(), keyset.getBytes(StandardCharsets.UTF_8));
        CredentialCipher cipher = CredentialCipher.of(keyset);
        List<CredentialRef> unreadable = new ArrayList<>();
        int sealed = 0;
        for (CredentialRef ref : files.all()) {
            Optional<Credential> credential = open(cipher, ref);
            if (credential.isPresent()) {
                files.replace(files.of(ref), cipher.seal(ref, credential.get()));
                sealed++;
            } else {
                unreadable.add(ref);
            }
        }
        files.replace(files.keyName(), keyName.getBytes(StandardCharsets.UTF_8));
        return new Rotation(sealed, List.copyOf(unreadable));
    }

    /** One that does not open must not keep the others under the old key. */
    private Optional<Credential> open(CredentialCipher cipher, CredentialRef ref) {
        try {
            return Optional.of(cipher.open(ref, Files.readAllBytes(files.of(ref))));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /** Not while {@link #sealAnew} has it in hand: the file would come back. */
    private synchronized boolean delete(CredentialRef ref) throws IOException {
        return files.delete(files.of(ref));
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
