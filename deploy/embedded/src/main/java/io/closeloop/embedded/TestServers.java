package io.closeloop.embedded;

/** The two ways to a broker and a database in tests. Both end with the JVM. */
interface TestServers {

    /** Starts a broker; answers its {@code bootstrap.servers}. */
    String startBroker();

    /** Starts a database server; answers its {@code host:port}. User and password are those of {@link Databases}. */
    String startDatabase();

    /** Chosen by {@code -Dcloseloop.infrastructure}: {@code embedded} (when absent) or {@code containers}. */
    static TestServers chosen() {
        String choice = System.getProperty("closeloop.infrastructure", "embedded");
        return switch (choice) {
            case "embedded" -> new EmbeddedServers();
            case "containers" -> ContainerServers.onEngine();
            default ->
                throw new IllegalArgumentException(
                        "closeloop.infrastructure=%s: use embedded or containers.".formatted(choice));
        };
    }
}
