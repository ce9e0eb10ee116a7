package io.closeloop.connector.http;

import io.closeloop.embedded.TestInfrastructure;
import io.closeloop.events.TopicCreation;
import io.closeloop.simulator.CloseSimulator;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the control plane needs around it: topics, the simulated Close, a directory of credentials, keys for tokens. */
public final class ConnectorWorld implements QuarkusTestResourceLifecycleManager {

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
    public Map<String, String> start() {
        try {
            TopicCreation.createMissing(TestInfrastructure.bootstrapServers(), 1);
            CloseSimulator simulator = CloseSimulator.start(0);
            furnish(simulator);
            close = simulator;
            return configuration(simulator);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        if (close != null) {
            close.close();
        }
    }

    private static void furnish(CloseSimulator simulator) {
        simulator
                .define()
                .organization("Acme Solar")
                .apiKey(ACME_KEY)
                .phoneNumber(NUMBER, "Main line")
                .externalNumber(CALLER_ID, "Caller id only")
                .sharedField("charlie_enabled")
                .sharedField("ai_setter_id")
                .sharedField("charlie_kill_switch")
                .contactChoices("charlie_fit", "Qualified", "Disqualified");
        simulator.define().organization("Bare").apiKey(BARE_KEY).contactField("charlie_enabled");
        simulator.define().organization("Full").apiKey(FULL_KEY);
        simulator.define().organization("Revoked").apiKey(REVOKED_KEY);
    }

    private static Map<String, String> configuration(CloseSimulator simulator)
            throws IOException, GeneralSecurityException {
        Path directory = Files.createTempDirectory("closeloop-connector-");
        KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
        keys.initialize(2048);
        KeyPair pair = keys.generateKeyPair();
        return Map.of(
                "closeloop.close.base-url",
                simulator.apiUrl(),
                "closeloop.credentials.directory",
                directory.resolve("credentials").toString(),
                "closeloop.connector.webhook-base-url",
                "http://127.0.0.1:1",
                "closeloop.connector.sweep",
                "200ms",
                "closeloop.connector.credentials-key",
                CREDENTIALS_KEY,
                "mp.jwt.verify.issuer",
                "test",
                "mp.jwt.verify.publickey.location",
                pem(directory, "PUBLIC KEY", pair.getPublic()),
                "smallrye.jwt.sign.key.location",
                pem(directory, "PRIVATE KEY", pair.getPrivate()));
    }

    private static String pem(Path directory, String kind, Key key) throws IOException {
        String text = "-----BEGIN %s-----%n%s%n-----END %s-----%n"
                .formatted(kind, Base64.getMimeEncoder().encodeToString(key.getEncoded()), kind);
        return Files.writeString(directory.resolve(kind.replace(' ', '-') + ".pem"), text)
                .toUri()
                .toString();
    }
}
