package io.closeloop.close;

import java.net.URI;
import java.time.Duration;

/** The configured settings, but waiting only a second for an answer. All other tests wait long, so that a slow machine fails none. */
record Impatient(CloseSettings configured) implements CloseSettings {

    @Override
    public Duration readTimeout() {
        return Duration.ofSeconds(1);
    }

    @Override
    public Duration answerTimeout() {
        return Duration.ofSeconds(2);
    }

    @Override
    public URI baseUrl() {
        return configured.baseUrl();
    }

    @Override
    public Duration connectTimeout() {
        return configured.connectTimeout();
    }

    @Override
    public int connectionsPerTenant() {
        return configured.connectionsPerTenant();
    }

    @Override
    public int connections() {
        return configured.connections();
    }

    @Override
    public int attempts() {
        return configured.attempts();
    }

    @Override
    public Duration firstBackOff() {
        return configured.firstBackOff();
    }

    @Override
    public Duration longestWait() {
        return configured.longestWait();
    }

    @Override
    public Duration longestQueue() {
        return configured.longestQueue();
    }

    @Override
    public int queued() {
        return configured.queued();
    }

    @Override
    public int tenants() {
        return configured.tenants();
    }

    @Override
    public Breaker breaker() {
        return configured.breaker();
    }
}
