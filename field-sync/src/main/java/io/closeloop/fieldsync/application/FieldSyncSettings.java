package io.closeloop.fieldsync.application;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How field values are brought to Close. */
@ConfigMapping(prefix = "closeloop.field-sync")
public interface FieldSyncSettings {

    /** Contacts that this instance writes to at once. */
    @WithDefault("16")
    int contactsAtOnce();

    /**
     * How long a contact stays with a worker that no longer answers. Longer than the longest call with its repetitions (closeloop.close.*),
     * or a second worker would start while the first one's call is still under way.
     */
    @WithDefault("60s")
    Duration claim();

    /** How often to look for what has come due in silence: back-offs, and claims that have run out. */
    @WithDefault("500ms")
    Duration poll();

    /** After an unknown outcome, how long to wait before looking: a late write may still arrive, and reads of Close may lag. */
    @WithDefault("5s")
    Duration settle();

    /** Before the second try of what could not be done; doubles from there. */
    @WithDefault("1s")
    Duration firstPause();

    /** The back-off's ceiling, and the pause where only a person can help. A change of the integration ends it early. */
    @WithDefault("1m")
    Duration longestPause();
}
