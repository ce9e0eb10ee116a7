package io.closeloop.connector.application;

import io.closeloop.close.CloseConnection;
import io.closeloop.close.credential.CredentialWriter;
import io.closeloop.connector.store.Leftovers;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Clears away what an integration has outside our database: first the subscription at Close, then the credentials that this takes. Safe to
 * do twice, and at any point of a connect that was cut off.
 */
@ApplicationScoped
public class Undoing {

    private static final Logger LOG = Logger.getLogger(Undoing.class);
    private static final Duration INLINE = Duration.ofSeconds(60);

    private final OurSubscriptions subscriptions;
    private final CredentialWriter credentials;
    private final Leftovers leftovers;
    private final MeterRegistry meters;

    Undoing(OurSubscriptions subscriptions, CredentialWriter credentials, Leftovers leftovers, MeterRegistry meters) {
        this.subscriptions = subscriptions;
        this.credentials = credentials;
        this.leftovers = leftovers;
        this.meters = meters;
    }

    /** What became of the subscription at Close. */
    public enum Subscription {
        DELETED,
        /** Close no longer lets us in. It stays there, gets 404 from us, and is paused by Close after three days. */
        LEFT_IN_CLOSE,
        /** Close did not answer, or a renewal may be under way; the sweep goes on trying. */
        PENDING
    }

    /**
     * @param after nothing is touched before; empty: at once
     */
    Uni<Void> undoAttempt(String account, String id, Optional<Duration> after) {
        return leftovers
                .giveUp(id, after.orElse(INLINE))
                .chain(() -> after.isPresent()
                        ? Uni.createFrom().voidItem()
                        : undo(account, id).replaceWithVoid())
                .onFailure()
                .invoke(failure ->
                        LOG.warnf("undo integration=%s: %s; the sweep will try again", id, failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    Uni<Subscription> undo(String account, String id) {
        return subscriptions
                .delete(new CloseConnection(account, id), any -> true)
                .call(subscription -> switch (subscription) {
                    case PENDING -> Uni.createFrom().voidItem();
                    case DELETED, LEFT_IN_CLOSE ->
                        removeCredentials(account, id).chain(() -> leftovers.done(id));
                })
                .invoke(subscription -> record(account, id, subscription));
    }

    private void record(String account, String id, Subscription subscription) {
        meters.counter("closeloop.connector.undone", "subscription", subscription.name())
                .increment();
        LOG.infof("undo account=%s integration=%s subscription=%s", account, id, subscription);
    }

    private Uni<Void> removeCredentials(String account, String id) {
        return credentials
                .remove(MakingLogin.signingKey(account, id))
                .chain(() -> credentials.remove(new CloseConnection(account, id).apiKey()))
                .replaceWithVoid();
    }
}
