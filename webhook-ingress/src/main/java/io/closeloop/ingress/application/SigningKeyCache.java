package io.closeloop.ingress.application;

import io.closeloop.close.credential.Credential;
import io.closeloop.close.credential.CredentialStore;
import io.closeloop.close.event.SigningKeys;
import io.closeloop.ingress.application.KnownIntegration.Kept;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The signing keys, ready to check with. They are read when a delivery first needs them, looked at again every second of use (which the store
 * answers from memory), and past everything kept when close-connector has announced a newer key.
 */
@ApplicationScoped
class SigningKeyCache {

    private static final long FRESH = Duration.ofSeconds(1).toNanos();
    /** A store that lags behind the announcement is asked this often, and not by every delivery. */
    private static final long FRESH_WHEN_OVERTAKEN = Duration.ofMillis(250).toNanos();

    /** With the broker's own limit it keeps the promise of an answer within two seconds, and a store that hangs holds no bodies. */
    private static final Duration LONGEST_READING = Duration.ofMillis(1_500);

    private final CredentialStore credentials;

    SigningKeyCache(CredentialStore credentials) {
        this.credentials = credentials;
    }

    /** Null: they have to be {@link #read} first. */
    @Nullable
    SigningKeys atHand(KnownIntegration integration) {
        Kept kept = integration.kept();
        return kept != null && age(kept) < (integration.isOvertaken(kept) ? FRESH_WHEN_OVERTAKEN : FRESH)
                ? kept.keys()
                : null;
    }

    /** @return empty if there are none, or what is stored is no signing key; fails if the store does */
    Uni<Optional<SigningKeys>> read(KnownIntegration integration) {
        return areOvertaken(integration)
                ? readAnew(integration)
                : keep(integration, credentials.find(integration.credential()));
    }

    /**
     * For a delivery that looks forged: a subscription may have been renewed this moment, and its new key be stored and not yet announced. Who
     * comes while another's look runs shares it.
     *
     * @return what to try it with; empty: with these very keys it was forged a moment ago, and once a moment is often enough
     */
    Uni<Optional<SigningKeys>> secondLook(KnownIntegration integration, SigningKeys tried) {
        Kept kept = integration.kept();
        if (kept != null && kept.keys() != tried) {
            return Uni.createFrom().item(Optional.of(kept.keys()));
        }
        Uni<Optional<SigningKeys>> running = integration.reading();
        if (running == null && !integration.mayLookAgain()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return (running == null ? readAnew(integration) : running).map(found -> found.filter(keys -> keys != tried));
    }

    /** Whether close-connector has announced a newer key than the one that was read last. */
    boolean areOvertaken(KnownIntegration integration) {
        Kept kept = integration.kept();
        return kept != null && integration.isOvertaken(kept);
    }

    private Uni<Optional<SigningKeys>> readAnew(KnownIntegration integration) {
        return integration.share(keep(integration, credentials.reread(integration.credential())));
    }

    private static Uni<Optional<SigningKeys>> keep(KnownIntegration integration, Uni<Optional<Credential>> reading) {
        return reading.ifNoItem()
                .after(LONGEST_READING)
                .fail()
                .map(found -> found.map(credential -> keep(integration, credential)));
    }

    private static SigningKeys keep(KnownIntegration integration, Credential credential) {
        Kept before = integration.kept();
        SigningKeys keys = before != null && before.version() == credential.version()
                ? before.keys()
                : SigningKeys.of(credential.secret());
        integration.keep(keys, credential.version(), System.nanoTime());
        return keys;
    }

    private static long age(Kept kept) {
        return System.nanoTime() - kept.readAt();
    }
}
