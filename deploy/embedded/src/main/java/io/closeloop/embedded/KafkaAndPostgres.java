package io.closeloop.embedded;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/**
 * {@code @WithTestResource(value = KafkaAndPostgres.class, initArgs = @ResourceArg(name = "database", value = "lifecycle"))}: a
 * Quarkus test talks to this JVM's broker, and to a database of that name on this JVM's server (default {@code test}).
 */
public final class KafkaAndPostgres implements QuarkusTestResourceLifecycleManager {

    private String database = "test";

    @Override
    public void init(Map<String, String> arguments) {
        database = arguments.getOrDefault("database", database);
    }

    @Override
    public Map<String, String> start() {
        TestInfrastructure.startAll();
        TestInfrastructure.createDatabase(database);
        var configuration = new HashMap<>(KafkaOnly.configuration());
        configuration.put("quarkus.datasource.jdbc.url", TestInfrastructure.jdbcUrl(database));
        configuration.put("quarkus.datasource.reactive.url", TestInfrastructure.reactiveUrl(database));
        configuration.put("quarkus.datasource.username", Databases.USER);
        configuration.put("quarkus.datasource.password", Databases.PASSWORD);
        return configuration;
    }

    @Override
    public void stop() {
        // Shared by all test classes; ends with the JVM.
    }
}
