package io.closeloop.lifecycle.application;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The budget that an integration has in a poll, and how what exceeds it is worked off (promise 8). */
@ConfigMapping(prefix = "closeloop.lifecycle.backlog")
public interface BacklogSettings {

    /** So many leads of one integration are decided in a poll; the others are stored and worked off in turn. */
    @WithDefault("100")
    int leadsPerPoll();

    /** So many leads of each integration are worked off before the next integration's turn comes again. */
    @WithDefault("16")
    int leadsPerRound();

    /** How many leads are worked off at the same time; the rest of the database is for live events. */
    @WithDefault("4")
    int atOnce();

    /** How often to look for leads that another instance has left behind. */
    @WithDefault("1s")
    Duration poll();
}
