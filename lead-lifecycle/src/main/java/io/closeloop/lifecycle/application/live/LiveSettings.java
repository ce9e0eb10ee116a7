package io.closeloop.lifecycle.application.live;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Live streams (server-sent events). */
@ConfigMapping(prefix = "closeloop.live")
public interface LiveSettings {

    /** How often the database is asked whether anything has changed; one question for all accounts that listen. */
    @WithDefault("500ms")
    Duration poll();

    /** A comment after this much silence keeps proxies from closing the connection. Longer than {@code poll}. */
    @WithDefault("15s")
    Duration heartbeat();

    /** A reader that takes nothing for this long is cut; it can come back to where it was. Longer than {@code heartbeat}. */
    @WithDefault("45s")
    Duration patience();

    /** How many streams an account may have at one instance. */
    @WithDefault("20")
    int perAccount();

    /** How many entries of a stream are read, and held in memory, at once. */
    @WithDefault("100")
    int page();
}
