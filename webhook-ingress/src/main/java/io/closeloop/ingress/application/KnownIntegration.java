package io.closeloop.ingress.application;

import io.closeloop.close.credential.CredentialRef;
import io.closeloop.close.credential.Purpose;
import io.closeloop.close.event.SigningKeys;
import io.closeloop.events.Tenant;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A connected integration, and the keys that its deliveries are signed with, as far as they have been needed. */
public final class KnownIntegration {

    private static final long BETWEEN_LOOKS = Duration.ofMillis(500).toNanos();

    private final Tenant tenant;
    private final CredentialRef credential;
    private final long announcedKey;
    private final AtomicLong lookedAgain;
    private final AtomicReference<@Nullable Uni<Optional<SigningKeys>>> reading = new AtomicReference<>();
    private volatile @Nullable Kept kept;

    /** @param announcedKey the signing key's version that close-connector has announced */
    KnownIntegration(Tenant tenant, long announcedKey, @Nullable KnownIntegration before) {
        this.tenant = tenant;
        this.credential = new CredentialRef(tenant.account(), Purpose.WEBHOOK_SIGNING_KEY, tenant.integration());
        this.announcedKey = announcedKey;
        this.lookedAgain = new AtomicLong(System.nanoTime() - BETWEEN_LOOKS);
        this.kept = before == null ? null : before.kept;
    }

    public Tenant tenant() {
        return tenant;
    }

    CredentialRef credential() {
        return credential;
    }

    /** What was read last; null: nothing yet. */
    @Nullable
    Kept kept() {
        return kept;
    }

    void keep(SigningKeys keys, long version, long readAt) {
        kept = new Kept(keys, version, readAt);
    }

    /** Whether close-connector has announced a newer key than this one. */
    boolean isOvertaken(Kept read) {
        return read.version() < announcedKey;
    }

    /** True once in a while: of many forgeries few may cause a reading. */
    boolean mayLookAgain() {
        long now = System.nanoTime();
        long last = lookedAgain.get();
        return now - last > BETWEEN_LOOKS && lookedAgain.compareAndSet(last, now);
    }

    /** The reading that runs now, shared by all who ask for it; null: none. */
    @Nullable
    Uni<Optional<SigningKeys>> reading() {
        return reading.get();
    }

    /** @return that reading, or one that runs already, begun with the first who asks and made once for all */
    Uni<Optional<SigningKeys>> share(Uni<Optional<SigningKeys>> anew) {
        Uni<Optional<SigningKeys>> shared =
                anew.onTermination().invoke(() -> reading.set(null)).memoize().indefinitely();
        Uni<Optional<SigningKeys>> running = reading.compareAndExchange(null, shared);
        return running == null ? shared : running;
    }

    /** @param readAt of {@link System#nanoTime()} */
    record Kept(SigningKeys keys, long version, long readAt) {}
}
