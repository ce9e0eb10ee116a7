package io.closeloop.ingress.http;

import io.closeloop.embedded.TestInfrastructure;
import io.closeloop.events.TopicCreation;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

/** What the door needs around it before it starts: the topics, and a directory of credentials. Use with {@code KafkaOnly}. */
public final class IngressWorld implements QuarkusTestResourceLifecycleManager {

    static final int MOST_CONNECTIONS = 200;

    @Override
    public Map<String, String> start() {
        try {
            TopicCreation.createMissing(TestInfrastructure.bootstrapServers(), 1);
            return Map.of(
                    "closeloop.credentials.directory",
                    Files.createTempDirectory("closeloop-ingress-").toString(),
                    // So that a test need not wait long for who is late, nor come in thousands to be a crowd.
                    "closeloop.ingress.head-deadline",
                    "1s",
                    "closeloop.ingress.body-deadline",
                    "1s",
                    "closeloop.ingress.max-connections",
                    Integer.toString(MOST_CONNECTIONS),
                    // One largest body in each event loop.
                    "closeloop.ingress.max-buffered",
                    "1M");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        // The directory is the system's to clean: another class of this JVM may still read from it.
    }
}
