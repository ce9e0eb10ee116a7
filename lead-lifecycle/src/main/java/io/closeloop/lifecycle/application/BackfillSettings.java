package io.closeloop.lifecycle.application;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How missed events are caught up with. */
@ConfigMapping(prefix = "closeloop.lifecycle.backfill")
public interface BackfillSettings {

    /** So many events a second and instance at most, so that live ones do not wait for them. At least 1. */
    @WithDefault("50")
    int perSecond();
}
