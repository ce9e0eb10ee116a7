package io.closeloop.gateway.house;

import io.closeloop.embedded.TestInfrastructure;
import io.closeloop.embedded.TestIssuer;
import io.closeloop.events.TopicCreation;
import io.closeloop.simulator.CloseSimulator;
import io.closeloop.simulator.testing.CloseTestResource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the gateway needs around it: topics, Close and a door for its webhooks, a directory of credentials, somebody who issues tokens. */
public final class SimulatedClose extends CloseTestResource {

    private @Nullable WebhookDoor door;

    @Override
    protected Map<String, String> configuration(CloseSimulator close) throws Exception {
        TopicCreation.createMissing(TestInfrastructure.bootstrapServers(), 1);
        door = new WebhookDoor();
        Path directory = Files.createTempDirectory("closeloop-gateway-");
        Map<String, String> configuration = new HashMap<>(TestIssuer.configuration(directory));
        configuration.put("closeloop.close.base-url", close.apiUrl());
        configuration.put("closeloop.credentials.directory", directory.toString());
        configuration.put("closeloop.gateway.poll", "50ms");
        configuration.put("closeloop.gateway.pace", "0s");
        configuration.put("closeloop.gateway.retry", "100ms");
        configuration.put("closeloop.gateway.flip-within", "500ms");
        return configuration;
    }

    @Override
    public void inject(TestInjector testInjector) {
        testInjector.injectIntoFields(this, new TestInjector.MatchesType(SimulatedClose.class));
    }

    WebhookDoor door() {
        return Objects.requireNonNull(door);
    }

    @Override
    public void stop() {
        door().close();
        super.stop();
    }
}
