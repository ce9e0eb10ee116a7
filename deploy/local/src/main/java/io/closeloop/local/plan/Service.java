package io.closeloop.local.plan;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The services, in the order in which an event passes them. */
public enum Service {
    WEBHOOK_INGRESS("webhook-ingress", 8081, null),
    LEAD_LIFECYCLE("lead-lifecycle", 8082, "closeloop_lifecycle"),
    SMS_GATEWAY("sms-gateway", 8083, "closeloop_gateway"),
    FIELD_SYNC("field-sync", 8084, "closeloop_fieldsync"),
    CLOSE_CONNECTOR("close-connector", 8085, "closeloop_connector");

    private final String folder;
    private final int port;
    private final @Nullable String database;

    Service(String folder, int port, @Nullable String database) {
        this.folder = folder;
        this.port = port;
        this.database = database;
    }

    /** Its module's folder, and its name everywhere a person sees it. */
    public String folder() {
        return folder;
    }

    int port() {
        return port;
    }

    /** The database that it owns; none for the one that is stateless. */
    public Optional<String> database() {
        return Optional.ofNullable(database);
    }
}
