package io.closeloop.ingress.http;

import io.closeloop.embedded.BrokerSettings;
import io.closeloop.embedded.EmbeddedBroker;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** A place for a broker that the test itself starts and stops. None is there yet when the service starts. */
public final class OwnBroker implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        BrokerSettings place = BrokerSettings.temporary();
        try {
            return Map.of(
                    "kafka.bootstrap.servers", "127.0.0.1:" + place.port(),
                    "own-broker.port", Integer.toString(place.port()),
                    "own-broker.data", place.data().toString(),
                    "own-broker.controller-port", Integer.toString(place.controllerPort()),
                    "closeloop.credentials.directory",
                            Files.createTempDirectory("closeloop-ingress-").toString(),
                    // Clients without a broker talk a lot.
                    "quarkus.log.category.\"org.apache.kafka\".level", "ERROR");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** There, with what it had when it was closed. */
    static EmbeddedBroker begin() {
        Config config = ConfigProvider.getConfig();
        return EmbeddedBroker.start(BrokerSettings.kept(
                config.getValue("own-broker.data", Path.class),
                config.getValue("own-broker.port", Integer.class),
                config.getValue("own-broker.controller-port", Integer.class)));
    }

    @Override
    public void stop() {
        // The test stops its broker.
    }
}
