package io.closeloop.connector.application;

import io.closeloop.close.CloseConnection;
import io.closeloop.close.wire.WebhookSubscription;
import io.closeloop.connector.application.Undoing.Subscription;
import io.closeloop.connector.domain.Integration;
import io.closeloop.connector.domain.Login;
import io.closeloop.connector.store.Connections;
import io.closeloop.connector.store.Renewals;
import io.closeloop.events.IntegrationChanged.Status;
import io.closeloop.outbox.Transactions;
import io.closeloop.service.http.ProblemException;
import io.closeloop.service.trace.Trace;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Gives an integration a new subscription, and with it a new signing key: Close knows no other way to change a key. The old subscription goes
 * when the new one is in force, so that no event falls between the two; what comes twice meanwhile, the inboxes know.
 *
 * <p>Wherever this is cut off, deliveries of both subscriptions stay good; what is too much at Close goes with the next renewal or with the
 * integration.
 */
@ApplicationScoped
public class RenewingSubscription {

    private static final Logger LOG = Logger.getLogger(RenewingSubscription.class);

    private final OurSubscriptions subscriptions;
    private final RenewingKey keys;
    private final Renewals renewals;
    private final Transactions transactions;
    private final Connections connections;
    private final Announcing announcing;
    private final ConnectorSettings settings;

    RenewingSubscription(
            OurSubscriptions subscriptions,
            RenewingKey keys,
            Renewals renewals,
            Transactions transactions,
            Connections connections,
            Announcing announcing,
            ConnectorSettings settings) {
        this.subscriptions = subscriptions;
        this.keys = keys;
        this.renewals = renewals;
        this.transactions = transactions;
        this.connections = connections;
        this.announcing = announcing;
        this.settings = settings;
    }

    /** Fails with a {@link ProblemException} that names the cure; then the old subscription is as good as before. */
    public Uni<Integration> renew(String account, String id) {
        String traceparent = Trace.current();
        return renewals.claim(account, id, settings.connectTimeout().multipliedBy(3))
                .chain(claimed -> find(account, id).invoke(found -> requireClaimed(claimed)))
                .chain(found -> replace(found, traceparent).onFailure().invoke(failure -> warn(failure, found)));
    }

    /** Looked up under the claim: what it says of the subscription in force is true until the claim is released. */
    private Uni<Integration> find(String account, String id) {
        return transactions
                .run(() -> connections.find(account, id))
                .map(found -> found.orElseThrow(AskingClose::unknown));
    }

    private Uni<Integration> replace(Integration before, @Nullable String traceparent) {
        CloseConnection connection = new CloseConnection(before.account(), before.id());
        return subscriptions
                .make(connection, before.fields())
                .chain(made -> keys.addTo(connection, made)
                        .chain(version -> commit(before, made, version, traceparent))
                        .onFailure()
                        .call(failure -> subscriptions.delete(connection, made)))
                .onFailure()
                .call(() -> release(before))
                // Without a release: what was cut off may still take effect, and a removal waits for it as long as the
                // claim stands.
                .ifNoItem()
                .after(settings.connectTimeout())
                .failWith(() -> new ProblemException(
                        ConnectorError.CLOSE_UNAVAILABLE,
                        "renewing took too long; the old subscription stands, try again in two minutes"))
                .call(renewed -> settle(connection, renewed))
                .invoke(renewed -> LOG.infof(
                        "renew account=%s integration=%s version=%d outcome=renewed",
                        renewed.account(), renewed.id(), renewed.version()));
    }

    private Uni<Integration> commit(
            Integration before, WebhookSubscription made, long keyVersion, @Nullable String traceparent) {
        Login login = new Login(made.id(), before.login().credentialVersion(), keyVersion);
        return transactions.run(() -> connections
                .renew(before.account(), before.id(), before.login().webhookId(), login)
                .map(renewed -> renewed.orElseThrow(AskingClose::unknown))
                .chain(renewed -> announcing.announce(renewed, Status.CONNECTED, traceparent)));
    }

    /** Under the claim, and over before that runs out: afterwards this could undo what the next renewal has made. */
    private Uni<Void> settle(CloseConnection connection, Integration renewed) {
        String inForce = renewed.login().webhookId();
        return keys.limitThePrevious(connection)
                .chain(() -> subscriptions.delete(connection, one -> !inForce.equals(one.id())))
                .ifNoItem()
                .after(settings.connectTimeout())
                .recoverWithItem(Subscription.PENDING)
                .onFailure()
                .recoverWithItem(Subscription.PENDING)
                .invoke(others -> warnIfLeft(renewed, others))
                .chain(() -> renewals.release(renewed.id(), inForce))
                .onFailure()
                .recoverWithNull();
    }

    /** Then Close goes on delivering everything twice, which the inboxes bear; nobody else would notice. */
    private static void warnIfLeft(Integration renewed, Subscription others) {
        if (others != Subscription.DELETED) {
            LOG.warnf(
                    "renew account=%s integration=%s: not every subscription but %s could be deleted (%s); renew again or delete them in Close",
                    renewed.account(), renewed.id(), renewed.login().webhookId(), others);
        }
    }

    private static void warn(Throwable failure, Integration found) {
        String reason =
                failure instanceof ProblemException problem ? problem.problem().code() : failure.toString();
        LOG.warnf("renew account=%s integration=%s outcome=failed reason=%s", found.account(), found.id(), reason);
    }

    private Uni<Void> release(Integration found) {
        return renewals.release(found.id(), found.login().webhookId())
                .onFailure()
                .recoverWithNull();
    }

    private static void requireClaimed(boolean claimed) {
        if (!claimed) {
            throw new ProblemException(
                    ConnectorError.RENEWAL_UNDER_WAY, "another renewal is not finished; look again in three minutes");
        }
    }
}
