package io.closeloop.close;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** How to reach Close, and how patiently. */
@ConfigMapping(prefix = "closeloop.close")
public interface CloseSettings {

    /** Real Close, or a simulator; without a trailing slash. */
    @WithDefault("https://api.close.com/api/v1")
    URI baseUrl();

    /** A connection that does not stand by then was never used: the failure is {@link Stage#BEFORE}. */
    @WithDefault("2s")
    Duration connectTimeout();

    /** An answer that is not there by then leaves the outcome {@link Stage#UNKNOWN}. */
    @WithDefault("10s")
    Duration readTimeout();

    /** From a request's leaving to the last byte of its answer: one whose answer trickles, or stops half-way, is given up. */
    @WithDefault("20s")
    Duration answerTimeout();

    /** Pooled keep-alive connections per base URL: no more calls than this are under way at once. */
    @WithDefault("100")
    int connections();

    /** Of those, for one tenant's calls under way at once: however long Close hangs for it, the others have the rest. */
    @WithDefault("20")
    int connectionsPerTenant();

    /** Tries in all, the first included. */
    @WithDefault("3")
    int attempts();

    /** Back-off before the second try; doubles after that, each with full jitter. */
    @WithDefault("200ms")
    Duration firstBackOff();

    /** A wait that Close asks for and that is longer than this is handed to the caller instead of being sat out. */
    @WithDefault("5s")
    Duration longestWait();

    /** A call that waits longer than this for Close's limit or a connection is handed back as rate limited; it was not sent. */
    @WithDefault("10s")
    Duration longestQueue();

    /** Calls that may wait per connection, endpoint group and priority; one more is handed back at once. */
    @WithDefault("1000")
    int queued();

    /** Connections remembered, each with its limits and its breaker. */
    @WithDefault("10000")
    int tenants();

    Breaker breaker();

    /** One per connection. It counts 5xx and silence, never a 4xx. */
    interface Breaker {

        /** Judged over this many calls. */
        @WithDefault("20")
        int calls();

        /** Opens when this part of them failed, 0 to 1. */
        @WithDefault("0.5")
        double failureRatio();

        /** Then nothing is sent for this long, and after that one call to see. */
        @WithDefault("5s")
        Duration openFor();
    }
}
