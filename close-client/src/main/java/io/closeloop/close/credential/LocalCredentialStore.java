package io.closeloop.close.credential;

import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the encrypted directory that {@link LocalCredentialWriter} fills. A credential found is kept in memory, and its file is
 * looked at again at most every {@link #FRESH}: microseconds on a local disk, so it is done on the calling thread. Absence is never
 * kept, so that asking for unknown ids cannot fill the memory.
 *
 * <p>Until the writer has made the keyset there is nothing to find, and every answer is empty.
 */
public final class LocalCredentialStore implements CredentialStore {

    private static final long FRESH = Duration.ofMillis(250).toNanos();

    private final CredentialFiles files;
    private final Map<CredentialRef, Known> known = new ConcurrentHashMap<>();

    public LocalCredentialStore(Path directory) {
        this.files = new CredentialFiles(directory);
    }

    @Override
    public Uni<Optional<Credential>> find(CredentialRef ref) {
        return Uni.createFrom().item(() -> read(ref));
    }

    @Override
    public Uni<Optional<Credential>> reread(CredentialRef ref) {
        return Uni.createFrom().item(() -> look(ref));
    }

    private Optional<Credential> read(CredentialRef ref) {
        Known before = known.get(ref);
        return before != null && System.nanoTime() - before.seenAt() < FRESH
                ? Optional.of(before.credential())
                : look(ref);
    }

    private Optional<Credential> look(CredentialRef ref) {
        Known before = known.get(ref);
        try {
            Optional<Known> now = look(ref, before);
            now.ifPresentOrElse(seen -> known.put(ref, seen), () -> known.remove(ref));
            return now.map(Known::credential);
        } catch (IOException | GeneralSecurityException e) {
            known.remove(ref);
            throw new CredentialUnreadableException("The stored " + ref.purpose() + " does not open", e);
        }
    }

    /** The stamp is taken before the content: if a replacement comes between, the next look reads again. */
    private Optional<Known> look(CredentialRef ref, @Nullable Known before)
            throws IOException, GeneralSecurityException {
        long seenAt = System.nanoTime();
        Optional<Object> stamp = CredentialFiles.stamp(files.of(ref));
        if (stamp.isEmpty()) {
            return Optional.empty();
        }
        if (before != null && before.stamp().equals(stamp.get())) {
            return Optional.of(new Known(before.credential(), before.stamp(), seenAt));
        }
        return open(ref).map(credential -> new Known(credential, stamp.get(), seenAt));
    }

    /** A keyset that is missing while a credential is there has been lost; that is unreadable, not absent. */
    private Optional<Credential> open(CredentialRef ref) throws IOException, GeneralSecurityException {
        byte[] sealed;
        try {
            sealed = Files.readAllBytes(files.of(ref));
        } catch (NoSuchFileException removedMeanwhile) {
            return Optional.empty();
        }
        return Optional.of(CredentialCipher.of(Files.readString(files.keyset())).open(ref, sealed));
    }

    private record Known(Credential credential, Object stamp, long seenAt) {}
}
