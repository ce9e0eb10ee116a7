package io.closeloop.connector.application;

import io.closeloop.close.CloseApi;
import io.closeloop.close.CloseConnection;
import io.closeloop.close.CloseFailure;
import io.closeloop.close.Done;
import io.closeloop.close.Outcome;
import io.closeloop.close.wire.WebhookSubscription;
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
 * <p>Wherever this is cut off, deliveries of both subscriptions stay good, and all that delivers to the integration goes with it when
 * it is removed.
 */
@ApplicationScoped
public class RenewingSubscription {

    private static final Logger LOG = Logger.getLogger(RenewingSubscription.class);

    private final CloseApi close;
    private final RenewingKey keys;
    private final Renewals renewals;
    private final Transactions transactions;
    private final Connections connections;
    private final Announcing announcing;
    private final ConnectorSettings settings;

    RenewingSubscription(
            CloseApi close,
            RenewingKey keys,
            Renewals renewals,
            Transactions transactions,
            Connections connections,
            Announcing announcing,
            ConnectorSettings settings) {
        this.close = close;
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
        return renewals.claim(account, id, settings.connectTimeout().multipliedBy(2))
                .chain(claimed -> find(account, id).invoke(found -> requireClaimed(claimed)))
                .chain(found -> replace(found, traceparent).onFailure().call(failure -> releaseAfter(failure, found)));
    }

    /** Looked up under the claim: what it says of the subscription in force is true until the claim is released. */
    private Uni<Integration> find(String account, String id) {
        return transactions
                .run(() -> connections.find(account, id))
                .map(found -> found.orElseThrow(AskingClose::unknown));
    }

    private Uni<Integration> replace(Integration before, @Nullable String traceparent) {
        CloseConnection connection = new CloseConnection(before.account(), before.id());
        return subscribe(connection, before)
                .chain(made -> keys.addTo(connection, made)
                        .chain(version -> commit(before, made, version, traceparent))
                        .onFailure()
                        .call(failure -> close.deleteWebhook(connection, made.id())))
                .ifNoItem()
                .after(settings.connectTimeout())
                .failWith(() -> new ProblemException(
                        ConnectorError.CLOSE_UNAVAILABLE,
                        "renewing took too long; the old subscription stands, try again"))
                .call(renewed -> keys.limitThePrevious(connection))
                .call(renewed -> close.deleteWebhook(connection, before.login().webhookId())
                        .invoke(deleted -> warnIfLeft(before, deleted)))
                .invoke(renewed -> LOG.infof(
                        "renew account=%s integration=%s version=%d outcome=renewed",
                        renewed.account(), renewed.id(), renewed.version()));
    }

    private Uni<WebhookSubscription> subscribe(CloseConnection connection, Integration integration) {
        String url = WebhookUrl.of(settings, integration.id());
        return close.createWebhook(connection, url, SubscribedEvents.of(integration.fields()))
                .chain(created -> Refusals.valueOf(created, "create the webhook subscription"));
    }

    private Uni<Integration> commit(
            Integration before, WebhookSubscription made, long keyVersion, @Nullable String traceparent) {
        Login login = new Login(made.id(), before.login().credentialVersion(), keyVersion);
        return transactions.run(() -> connections
                .renew(before.account(), before.id(), before.login().webhookId(), login)
                .map(renewed -> renewed.orElseThrow(AskingClose::unknown))
                .chain(renewed -> announcing.announce(renewed, Status.CONNECTED, traceparent)));
    }

    /** Then Close goes on delivering everything twice, which the inboxes bear; nobody else would notice. */
    private static void warnIfLeft(Integration before, Outcome<Done> deleted) {
        if (deleted instanceof Outcome.Failed<Done>(CloseFailure failure)
                && !(failure instanceof CloseFailure.NotFound)) {
            LOG.warnf(
                    "renew account=%s integration=%s: subscription %s could not be deleted (%s); delete it in Close",
                    before.account(),
                    before.id(),
                    before.login().webhookId(),
                    failure.getClass().getSimpleName());
        }
    }

    private Uni<Void> releaseAfter(Throwable failure, Integration found) {
        String reason =
                failure instanceof ProblemException problem ? problem.problem().code() : failure.toString();
        LOG.warnf("renew account=%s integration=%s outcome=failed reason=%s", found.account(), found.id(), reason);
        return renewals.release(found.id(), found.login().webhookId())
                .onFailure()
                .recoverWithNull();
    }

    private static void requireClaimed(boolean claimed) {
        if (!claimed) {
            throw new ProblemException(
                    ConnectorError.RENEWAL_UNDER_WAY, "another renewal is not finished; look again in two minutes");
        }
    }
}
