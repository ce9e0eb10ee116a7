package io.closeloop.connector.application;

import io.closeloop.close.wire.WebhookSubscription;

/** Where Close delivers an integration's events. The id in it is ours alone, which is how a subscription is recognised after a crash. */
final class WebhookUrl {

    private static final String PATH = "/webhooks/close/";

    private WebhookUrl() {}

    static String of(ConnectorSettings settings, String integration) {
        return settings.webhookBaseUrl() + PATH + integration;
    }

    /** By its end: the base URL may have been configured differently when it was made. */
    static boolean isOf(WebhookSubscription subscription, String integration) {
        return subscription.url() != null && subscription.url().endsWith(PATH + integration);
    }
}
