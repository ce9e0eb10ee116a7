package io.closeloop.lifecycle.application;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How what accounts do not want to keep any longer is taken away. How long they keep it is theirs to say: {@code /retention}. */
@ConfigMapping(prefix = "closeloop.lifecycle.retention")
public interface RetentionSettings {

    /** How often each account's leads are walked through, and the numbers that were texted longer ago than matters to any setter. */
    @WithDefault("24h")
    Duration every();

    /** How often to look whether an account's walk is due. */
    @WithDefault("1m")
    Duration poll();

    /** How many leads are locked and looked at in one transaction: for its length, what happens to them waits. */
    @WithDefault("50")
    int batch();
}
