package io.closeloop.ingress.application;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalInt;

/** Where the door stands, and how much it bears. The defaults hold in a heap of 192 MB. */
@ConfigMapping(prefix = "closeloop.ingress")
public interface IngressSettings {

    /** {@code quarkus.http.host}, unless set. */
    String host();

    /** {@code quarkus.http.port}, unless set. */
    int port();

    /** Threads that read and answer; as many as there are processors, unless set. */
    OptionalInt eventLoops();

    /** A longer body is not read. Close's own stay below 20 KB. */
    @WithDefault("1M")
    MemorySize maxBody();

    /** From the last byte of a request's head to the last of its body. */
    @WithDefault("5s")
    Duration bodyDeadline();

    /** From the opening of a connection, or the first byte of a later request, to the end of a request's head. */
    @WithDefault("5s")
    Duration headDeadline();

    /** How long a connection that has delivered something may stand idle. */
    @WithDefault("75s")
    Duration keepAlive();

    /** Open at once. One more, and the one that has waited longest for a request gives way. */
    @WithDefault("8192")
    int maxConnections();

    /** Memory for bodies, from their first byte to the answer. Each event loop has its share, and room for one largest body at least. */
    @WithDefault("24M")
    MemorySize maxBuffered();

    /** Deliveries that wait for the broker's acknowledgement. */
    @WithDefault("8192")
    int maxInFlight();

    /**
     * At the end: how long to go on accepting while readiness already says no, so that a load balancer hears of it before connections are
     * refused.
     */
    @WithDefault("0s")
    Duration notice();

    /** At the end: how long deliveries that have begun may take to be finished. */
    @WithDefault("7s")
    Duration drain();
}
