package io.closeloop.close.wire;

import java.util.List;

/** The body that creates a subscription. Nothing else may be sent: the newest schema refuses other keys. Source: close-api.md 2.1. */
public record NewWebhook(String url, List<WebhookEvent> events) {}
