package io.closeloop.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the outbox is published. */
@ConfigMapping(prefix = "closeloop.outbox")
public interface OutboxSettings {

    /** Off: this instance commits events and leaves the sending to another. */
    @WithDefault("true")
    boolean publish();

    /** How long a shard stays with a publisher that no longer answers. */
    @WithDefault("10s")
    Duration lease();

    /** How often to look for rows that no commit of this instance has announced. */
    @WithDefault("500ms")
    Duration poll();

    /** After a batch that was not full: how long to let rows gather. Under load a batch for each commit cost more than the commits. */
    @WithDefault("5ms")
    Duration gather();

    /** Rows read at once, shared out among the shards. */
    @WithDefault("500")
    int batch();

    /** How long the inbox remembers. Longer than any topic keeps, and than Close's own 30 days: a replay must still be recognised. */
    @WithDefault("45d")
    Duration keepReceived();
}
