package io.closeloop.gateway.application;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How texts go out. */
@ConfigMapping(prefix = "closeloop.gateway")
public interface GatewaySettings {

    /** Put before every text, so that the recipient and the people in Close see who writes. Never used to recognise own texts. */
    @WithDefault("[Charlie] ")
    String prefix();

    /** Ask Close for kill switch, phone and block before each text: two reads more per text, and no text on news that is still on its way. */
    @WithDefault("true")
    boolean lastLook();

    /** Smallest gap between two texts to one phone. Zero: none. */
    @WithDefault("1s")
    Duration pace();

    /** How long a worker has a text before the next one takes over. Longer than a call with its repetitions may take (closeloop.close.*). */
    @WithDefault("60s")
    Duration claim();

    /** How often to look for texts whose time has come, when no commit wakes the worker. */
    @WithDefault("200ms")
    Duration poll();

    /** How long to wait after Close could not be asked or did nothing, unless Close itself says. */
    @WithDefault("5s")
    Duration retry();

    /**
     * How long after its gates were asked a text may wait for Close's limit or a connection. One that has not left by then asks its gates
     * anew, after {@link #retry}.
     */
    @WithDefault("2s")
    Duration flipWithin();

    /** Texts under way at the same time, per instance. */
    @WithDefault("32")
    int atOnce();
}
