package io.closeloop.embedded;

import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The same servers as containers. The only class that needs Testcontainers: the profile {@code containers} puts it on the class
 * path. Testcontainers removes the containers when the JVM has ended.
 */
final class ContainerServers implements TestServers {

    private static final String KAFKA_IMAGE = "apache/kafka:4.1.1";
    private static final String POSTGRES_IMAGE = "postgres:18";

    private ContainerServers() {}

    static ContainerServers onEngine() {
        boolean engineAnswers;
        try {
            engineAnswers = DockerClientFactory.instance().isDockerAvailable();
        } catch (NoClassDefFoundError e) {
            throw new IllegalStateException(
                    "closeloop.infrastructure=containers, but Testcontainers is not on the class path."
                            + " Run Maven with -Pcontainers, which brings both.",
                    e);
        }
        if (!engineAnswers) {
            throw new IllegalStateException(
                    "No Docker engine answers. Start one (or point DOCKER_HOST at one), or run without"
                            + " -Pcontainers: the tests then use the embedded broker and database.");
        }
        return new ContainerServers();
    }

    @Override
    public String startBroker() {
        var kafka = new KafkaContainer(KAFKA_IMAGE)
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
        kafka.start();
        return kafka.getBootstrapServers();
    }

    @Override
    public String startDatabase() {
        var postgres = new PostgreSQLContainer(POSTGRES_IMAGE)
                .withUsername(Databases.USER)
                .withPassword(Databases.PASSWORD)
                .withCommand("postgres", "-c", "max_connections=200");
        postgres.start();
        return postgres.getHost() + ":" + postgres.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT);
    }
}
