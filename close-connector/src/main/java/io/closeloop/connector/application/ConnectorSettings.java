package io.closeloop.connector.application;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** How this service connects accounts to Close. */
@ConfigMapping(prefix = "closeloop.connector")
public interface ConnectorSettings {

    /** Where Close reaches webhook-ingress, without a trailing slash; https in production. Without it the service does not start. */
    URI webhookBaseUrl();

    /** A connect that takes longer is given up and undone. */
    @WithDefault("45s")
    Duration connectTimeout();

    /** How often to look for connects that crashed and removals that Close did not answer. */
    @WithDefault("5s")
    Duration sweep();

    /** The names by which the control fields are found, once, when an account connects. */
    ControlFieldNames controlFields();

    interface ControlFieldNames {

        @WithDefault("charlie_enabled")
        String enabled();

        @WithDefault("ai_setter_id")
        String setterId();

        @WithDefault("charlie_kill_switch")
        String killSwitch();
    }
}
