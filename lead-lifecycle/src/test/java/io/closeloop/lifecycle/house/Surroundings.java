package io.closeloop.lifecycle.house;

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

/** Topics, Close with its webhooks, a directory of credentials, an identity provider's key. */
public final class Surroundings implements QuarkusTestResourceLifecycleManager {

    static final String ISSUER = "lifecycle-test";

    private @Nullable CloseSimulator close;
    private @Nullable WebhookDoor webhooks;
    private @Nullable KeyPair keys;

    @Override
    public Map<String, String> start() {
        try {
            TestInfrastructure.startAll();
            TopicCreation.createMissing(TestInfrastructure.bootstrapServers(), 1);
            close = CloseSimulator.start(0);
            webhooks = new WebhookDoor();
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            keys = generator.generateKeyPair();
            return configuration(Files.createTempDirectory("closeloop-lifecycle"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> configuration(Path directory) throws IOException {
        Path publicKey = directory.resolve("public.pem");
        String encoded =
                Base64.getMimeEncoder().encodeToString(keys().getPublic().getEncoded());
        Files.writeString(publicKey, "-----BEGIN PUBLIC KEY-----\n" + encoded + "\n-----END PUBLIC KEY-----\n");
        Map<String, String> configuration = new HashMap<>();
        configuration.put("closeloop.close.base-url", close().apiUrl());
        configuration.put(
                "closeloop.credentials.directory",
                directory.resolve("credentials").toString());
        configuration.put("mp.jwt.verify.publickey.location", publicKey.toUri().toString());
        configuration.put("mp.jwt.verify.issuer", ISSUER);
        configuration.put("closeloop.lifecycle.settle", "300ms");
        configuration.put("closeloop.lifecycle.debounce", "300ms");
        configuration.put("closeloop.lifecycle.takeover", "2s");
        return configuration;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(Surroundings.class));
    }

    CloseSimulator close() {
        return Objects.requireNonNull(close);
    }

    WebhookDoor webhooks() {
        return Objects.requireNonNull(webhooks);
    }

    KeyPair keys() {
        return Objects.requireNonNull(keys);
    }

    @Override
    public void stop() {
        webhooks().close();
        close().close();
    }
}
