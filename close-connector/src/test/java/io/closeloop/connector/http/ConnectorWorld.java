package io.closeloop.connector.http;

import io.closeloop.embedded.TestInfrastructure;
import io.closeloop.embedded.TestIssuer;
import io.closeloop.events.TopicCreation;
import io.closeloop.simulator.CloseSimulator;
import io.closeloop.simulator.Define;
import io.closeloop.simulator.World;
import io.closeloop.simulator.testing.CloseTestResource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the control plane needs around it: topics, the simulated Close, a directory of credentials, keys for tokens. */
public final class ConnectorWorld extends CloseTestResource {

    static final String ACME_KEY = "api_acme000000000000000000.0000000000000000000000";
    static final String BARE_KEY = "api_bare000000000000000000.0000000000000000000000";
    static final String FULL_KEY = "api_full000000000000000000.0000000000000000000000";
    static final String REVOKED_KEY = "api_gone000000000000000000.0000000000000000000000";
    static final String CREDENTIALS_KEY = "2026-11";
    static final String NUMBER = "+14155550100";
    static final String CALLER_ID = "+14155550199";

    private static @Nullable CloseSimulator close;

    /** The one that the service talks to. */
    static CloseSimulator close() {
        if (close == null) {
            throw new IllegalStateException("the service does not run with ConnectorWorld");
        }
        return close;
    }

    @Override
    protected World world() {
        return ConnectorWorld::furnish;
    }

    private static void furnish(Define define) {
        define.organization("Acme Solar")
                .apiKey(ACME_KEY)
                .phoneNumber(NUMBER, "Main line")
                .externalNumber(CALLER_ID, "Caller id only")
                .sharedField("charlie_enabled")
                .sharedField("ai_setter_id")
                .sharedField("charlie_kill_switch")
                .contactChoices("charlie_fit", "Qualified", "Disqualified");
        define.organization("Bare").apiKey(BARE_KEY).contactField("charlie_enabled");
        define.organization("Full").apiKey(FULL_KEY);
        define.organization("Revoked").apiKey(REVOKED_KEY);
    }

    @Override
    protected Map<String, String> configuration(CloseSimulator simulator) throws Exception {
        TopicCreation.createMissing(TestInfrastructure.bootstrapServers(), 1);
        Path directory = Files.createTempDirectory("closeloop-connector-");
        Map<String, String> configuration = new HashMap<>(TestIssuer.configuration(directory));
        configuration.put("closeloop.close.base-url", simulator.apiUrl());
        configuration.put(
                "closeloop.credentials.directory",
                directory.resolve("credentials").toString());
        configuration.put("closeloop.connector.webhook-base-url", "http://127.0.0.1:1");
        configuration.put("closeloop.connector.sweep", "200ms");
        configuration.put("closeloop.connector.credentials-key", CREDENTIALS_KEY);
        close = simulator;
        return configuration;
    }
}
