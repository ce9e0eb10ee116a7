package io.closeloop.connector.application;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

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

    /**
     * What the key is called that the local credential store is to be sealed under; any text, such as the month. With another name at the next
     * start, everything is sealed under a new key. Absent: the key that is there stays. Vault rotates its own.
     */
    Optional<String> credentialsKey();

    /**
     * How long the signing key before a renewal stays good. Close tries a delivery again for 72 hours, and whether it signs each try anew is
     * not known. Shorter where the key may have been seen by others.
     */
    @WithDefault("72h")
    Duration previousKeyFor();

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
