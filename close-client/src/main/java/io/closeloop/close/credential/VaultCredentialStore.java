package io.closeloop.close.credential;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.closeloop.close.context.CallersContext;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads from Vault and answers from memory: a credential in use is read again every few seconds, in the background, so that a change
 * is seen soon and no call waits for Vault. While Vault is away or sealed, what was last read stays in use; where Vault refuses us
 * (403), it does not.
 */
public final class VaultCredentialStore implements CredentialStore {

    private static final Logger LOG = Logger.getLogger(VaultCredentialStore.class);
    private static final int MOST = 20_000;
    /** One that was not in use for this many rounds is read before it is used again. */
    private static final int ROUNDS = 10;

    private static final long QUIET = Duration.ofSeconds(10).toNanos();

    private final VaultSecrets vault;
    private final long fresh;
    private final AtomicLong complained = new AtomicLong(System.nanoTime() - QUIET);
    private final Cache<CredentialRef, Kept> kept =
            Caffeine.newBuilder().maximumSize(MOST).build();

    VaultCredentialStore(VaultSecrets vault, Duration fresh) {
        this.vault = vault;
        this.fresh = fresh.toNanos();
    }

    @Override
    public Uni<Optional<Credential>> find(CredentialRef ref) {
        return Uni.createFrom().deferred(() -> {
            Kept entry = kept.get(ref, Kept::new);
            Known known = entry.known;
            long age = known == null ? Long.MAX_VALUE : System.nanoTime() - known.readAt();
            if (known != null && age < fresh) {
                return Uni.createFrom().item(known.credential());
            }
            CompletableFuture<Optional<Credential>> reading = entry.read();
            return known != null && age < ROUNDS * fresh ? Uni.createFrom().item(known.credential()) : answer(reading);
        });
    }

    @Override
    public Uni<Optional<Credential>> reread(CredentialRef ref) {
        return Uni.createFrom().deferred(() -> answer(kept.get(ref, Kept::new).read()));
    }

    /** What this process has written itself, or removed, must be seen by it at once. */
    void forget(CredentialRef ref) {
        kept.invalidate(ref);
    }

    private static Uni<Optional<Credential>> answer(CompletableFuture<Optional<Credential>> reading) {
        // copy(): cancelling one caller must not cancel the reading for all.
        return CallersContext.answer(Uni.createFrom().completionStage(reading.copy()));
    }

    private record Known(Optional<Credential> credential, long readAt) {}

    private final class Kept {

        private final CredentialRef ref;
        private volatile @Nullable Known known;
        private @Nullable CompletableFuture<Optional<Credential>> running;

        private Kept(CredentialRef ref) {
            this.ref = ref;
        }

        /** One reading at a time, shared by all who ask meanwhile. */
        private synchronized CompletableFuture<Optional<Credential>> read() {
            if (running != null) {
                return running;
            }
            CompletableFuture<Optional<Credential>> reading =
                    vault.read(ref).toCompletableFuture().handle(this::settle);
            running = reading.isDone() ? null : reading;
            return reading;
        }

        private synchronized Optional<Credential> settle(
                @Nullable Optional<Credential> found, @Nullable Throwable thrown) {
            running = null;
            if (thrown == null && found != null) {
                known = new Known(found, System.nanoTime());
                return found;
            }
            return withoutVault(thrown == null ? new IllegalStateException("no answer") : thrown);
        }

        private Optional<Credential> withoutVault(Throwable thrown) {
            int status = VaultSecrets.status(thrown);
            complain(ref, status, thrown);
            Known before = known;
            if (before == null || status == 403 || isUnreadable(thrown)) {
                known = null;
                throw new CredentialUnreadableException(
                        "Vault does not give the " + ref.purpose() + (status == 0 ? "" : ": status " + status), thrown);
            }
            // Asked again after the usual time, not at every call.
            known = new Known(before.credential(), System.nanoTime());
            return before.credential();
        }

        private static boolean isUnreadable(Throwable thrown) {
            return cause(thrown) instanceof IllegalArgumentException;
        }
    }

    /** Every credential fails while Vault is away: one line in a while says so. */
    private void complain(CredentialRef ref, int status, Throwable thrown) {
        long now = System.nanoTime();
        long last = complained.get();
        if (now - last > QUIET && complained.compareAndSet(last, now)) {
            LOG.warnf(
                    "vault read failed purpose=%s account=%s status=%d error=%s",
                    ref.purpose(),
                    ref.account(),
                    status,
                    cause(thrown).getClass().getSimpleName());
        }
    }

    private static Throwable cause(Throwable thrown) {
        return thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
    }
}
