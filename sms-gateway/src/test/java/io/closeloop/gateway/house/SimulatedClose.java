package io.closeloop.gateway.house;

import io.closeloop.embedded.TestInfrastructure;
import io.closeloop.events.TopicCreation;
import io.closeloop.simulator.CloseSimulator;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the gateway needs around it: topics, Close behind a network that can fail, a directory of credentials, an identity provider's key. */
public final class SimulatedClose implements QuarkusTestResourceLifecycleManager {

    static final String ISSUER = "closeloop-test";

    private @Nullable CloseSimulator simulator;
    private @Nullable FaultyClose network;
    private @Nullable WebhookDoor door;
    private @Nullable KeyPair keys;

    @Override
    public Map<String, String> start() {
        try {
            TopicCreation.createMissing(TestInfrastructure.bootstrapServers(), 1);
            simulator = CloseSimulator.start(0);
            network = new FaultyClose(simulator.url());
            door = new WebhookDoor();
            keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();
            Path directory = Files.createTempDirectory("closeloop-gateway-");
            return configuration(directory, pem(directory, keys), network);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> configuration(Path directory, Path publicKey, FaultyClose network) {
        Map<String, String> configuration = new HashMap<>();
        configuration.put("closeloop.close.base-url", network.url() + "/api/v1");
        configuration.put("closeloop.credentials.directory", directory.toString());
        configuration.put("closeloop.gateway.poll", "50ms");
        configuration.put("closeloop.gateway.pace", "0s");
        configuration.put("closeloop.gateway.retry", "100ms");
        configuration.put("closeloop.gateway.flip-within", "500ms");
        configuration.put("mp.jwt.verify.publickey.location", publicKey.toUri().toString());
        configuration.put("mp.jwt.verify.issuer", ISSUER);
        return configuration;
    }

    private static Path pem(Path directory, KeyPair keys) throws IOException {
        String encoded = Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded());
        return Files.writeString(
                directory.resolve("public.pem"),
                "-----BEGIN PUBLIC KEY-----\n" + encoded + "\n-----END PUBLIC KEY-----\n");
    }

    @Override
    public void inject(TestInjector testInjector) {
        testInjector.injectIntoFields(this, new TestInjector.MatchesType(SimulatedClose.class));
    }

    public CloseSimulator simulator() {
        return Objects.requireNonNull(simulator);
    }

    public FaultyClose network() {
        return Objects.requireNonNull(network);
    }

    WebhookDoor door() {
        return Objects.requireNonNull(door);
    }

    KeyPair keys() {
        return Objects.requireNonNull(keys);
    }

    @Override
    public void stop() {
        network().close();
        door().close();
        simulator().close();
    }
}
