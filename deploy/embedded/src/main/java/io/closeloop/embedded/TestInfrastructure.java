package io.closeloop.embedded;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * One broker and one database server for all test classes of a JVM, started on first use and ended with the JVM. Tests keep apart
 * by topic and by database name. Every method throws {@link IllegalStateException} when the server does not start.
 */
public final class TestInfrastructure {

    private TestInfrastructure() {}

    /** Begins to start both at once; returns when both stand. */
    public static void startAll() {
        CompletableFuture<String> broker = SharedServers.broker();
        CompletableFuture<String> database = SharedServers.database();
        await(broker);
        await(database);
    }

    /** For Kafka clients. */
    public static String bootstrapServers() {
        return await(SharedServers.broker());
    }

    /** For {@code quarkus.datasource.jdbc.url}; {@link Databases#USER} and {@link Databases#PASSWORD} go with it. */
    public static String jdbcUrl(String database) {
        return databases().jdbcUrl(database);
    }

    /** For {@code quarkus.datasource.reactive.url}. */
    public static String reactiveUrl(String database) {
        return databases().reactiveUrl(database);
    }

    /** Makes the database unless it exists. */
    public static void createDatabase(String name) {
        databases().create(name);
    }

    /** The server's databases, for tests that want a plain JDBC connection. */
    public static Databases databases() {
        return new Databases(await(SharedServers.database()));
    }

    private static String await(CompletableFuture<String> address) {
        try {
            return address.join();
        } catch (CompletionException e) {
            throw new IllegalStateException(
                    e.getCause() == null ? e.getMessage() : e.getCause().getMessage(), e);
        }
    }
}
