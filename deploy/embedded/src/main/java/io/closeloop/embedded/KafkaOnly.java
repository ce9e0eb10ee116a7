package io.closeloop.embedded;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/** {@code @WithTestResource(KafkaOnly.class)}: a Quarkus test talks to this JVM's broker. */
public final class KafkaOnly implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return configuration();
    }

    @Override
    public void stop() {
        // Shared by all test classes; ends with the JVM.
    }

    static Map<String, String> configuration() {
        var configuration = new HashMap<String, String>();
        configuration.put("kafka.bootstrap.servers", TestInfrastructure.bootstrapServers());
        // Quarkus sets its own levels after the broker has started.
        QuietLogs.CATEGORIES.forEach(
                category -> configuration.put("quarkus.log.category.\"%s\".level".formatted(category), "WARN"));
        return configuration;
    }
}
