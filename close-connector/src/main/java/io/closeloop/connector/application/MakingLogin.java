package io.closeloop.connector.application;

import io.closeloop.close.CloseApi;
import io.closeloop.close.CloseConnection;
import io.closeloop.close.credential.CredentialRef;
import io.closeloop.close.credential.CredentialWriter;
import io.closeloop.close.credential.Purpose;
import io.closeloop.close.credential.Secret;
import io.closeloop.close.wire.WebhookSubscription;
import io.closeloop.connector.domain.Login;
import io.closeloop.service.http.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * What stands outside our database when an integration is connected: the stored key, the subscription at Close, its stored signing key.
 * In this order, so that at every moment what stands at Close can be removed with what is stored here.
 */
@ApplicationScoped
class MakingLogin {

    private final CloseApi close;
    private final CredentialWriter credentials;
    private final ConnectorSettings settings;

    MakingLogin(CloseApi close, CredentialWriter credentials, ConnectorSettings settings) {
        this.close = close;
        this.credentials = credentials;
        this.settings = settings;
    }

    record Made(Login login, FoundFields found) {}

    Uni<Made> make(String account, String id, Secret apiKey) {
        CloseConnection connection = new CloseConnection(account, id);
        return credentials
                .put(connection.apiKey(), apiKey)
                .chain(keyVersion -> findFields(connection)
                        .chain(found -> subscribe(connection, found)
                                .chain(subscription -> storeSigningKey(connection, subscription)
                                        .map(signingVersion -> new Made(
                                                new Login(subscription.id(), keyVersion, signingVersion), found)))));
    }

    private Uni<FoundFields> findFields(CloseConnection connection) {
        return close.fieldSchema(connection, "lead")
                .chain(lead -> Refusals.valueOf(lead, "list the lead fields"))
                .chain(lead -> close.fieldSchema(connection, "contact")
                        .chain(contact -> Refusals.valueOf(contact, "list the contact fields"))
                        .map(contact -> FoundFields.in(lead, contact, settings.controlFields())));
    }

    private Uni<WebhookSubscription> subscribe(CloseConnection connection, FoundFields found) {
        String url = WebhookUrl.of(settings, connection.connectionId());
        return close.createWebhook(connection, url, SubscribedEvents.of(found.fields()))
                .chain(created -> Refusals.valueOf(created, "create the webhook subscription"));
    }

    private Uni<Long> storeSigningKey(CloseConnection connection, WebhookSubscription subscription) {
        Secret key = subscription.signatureKey();
        return key == null
                ? Uni.createFrom()
                        .failure(new ProblemException(
                                ConnectorError.CLOSE_REFUSED,
                                "Close gave the subscription no signature_key; try again"))
                : credentials.put(signingKey(connection.account(), connection.connectionId()), key);
    }

    static CredentialRef signingKey(String account, String id) {
        return new CredentialRef(account, Purpose.WEBHOOK_SIGNING_KEY, id);
    }
}
