package io.closeloop.connector.application;

import io.closeloop.close.CloseConnection;
import io.closeloop.close.credential.Credential;
import io.closeloop.close.credential.CredentialRef;
import io.closeloop.close.credential.CredentialStore;
import io.closeloop.close.credential.CredentialWriter;
import io.closeloop.close.credential.Secret;
import io.closeloop.close.event.SigningKeys;
import io.closeloop.close.wire.WebhookSubscription;
import io.closeloop.service.http.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * The stored signing key in the course of a renewal: the new one and the one before, at first without a limit, so that a renewal that is cut
 * off never makes the wrong one void; when the new one is in force, the one before for as long as the settings say.
 */
@ApplicationScoped
class RenewingKey {

    /** As good as never. */
    private static final Instant WITHOUT_LIMIT = Instant.parse("9999-12-31T00:00:00Z");

    private final CredentialStore store;
    private final CredentialWriter writer;
    private final ConnectorSettings settings;
    private final Clock clock = Clock.systemUTC();

    RenewingKey(CredentialStore store, CredentialWriter writer, ConnectorSettings settings) {
        this.store = store;
        this.writer = writer;
        this.settings = settings;
    }

    /** @return the version of what is stored now */
    Uni<Long> addTo(CloseConnection connection, WebhookSubscription made) {
        Secret fresh = made.signatureKey();
        if (fresh == null) {
            return Uni.createFrom()
                    .failure(new ProblemException(
                            ConnectorError.CLOSE_REFUSED, "Close gave the subscription no signature_key; try again"));
        }
        CredentialRef ref = ref(connection);
        return store.reread(ref).chain(found -> writer.put(ref, joined(found, fresh)));
    }

    /** Best effort: without it the key before stays good until the next renewal. */
    Uni<Void> limitThePrevious(CloseConnection connection) {
        CredentialRef ref = ref(connection);
        return store.reread(ref)
                .chain(found -> found.map(credential -> writer.put(
                                        ref,
                                        SigningKeys.limited(
                                                credential.secret(),
                                                clock.instant().plus(settings.previousKeyFor())))
                                .replaceWithVoid())
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .onFailure()
                .recoverWithNull();
    }

    private static Secret joined(Optional<Credential> found, Secret fresh) {
        return found.map(before -> SigningKeys.renewed(before.secret(), fresh, WITHOUT_LIMIT))
                .orElse(fresh);
    }

    private static CredentialRef ref(CloseConnection connection) {
        return MakingLogin.signingKey(connection.account(), connection.connectionId());
    }
}
