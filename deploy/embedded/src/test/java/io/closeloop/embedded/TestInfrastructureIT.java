package io.closeloop.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestInfrastructureIT {

    @Test
    void a_copy_in_another_class_loader_finds_the_same_broker() throws Exception {
        // Given a class loader that loads everything anew, as Quarkus has one for each test profile
        try (var other = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
            Class<?> copy = other.loadClass(TestInfrastructure.class.getName());

            // When
            Object seenByTheCopy = copy.getMethod("bootstrapServers").invoke(null);

            // Then
            assertThat(copy).isNotSameAs(TestInfrastructure.class);
            assertThat(seenByTheCopy).isEqualTo(TestInfrastructure.bootstrapServers());
        }
    }

    @Test
    void a_quarkus_test_gets_a_database_of_its_own_and_the_shared_broker() throws SQLException {
        // Given
        var resource = new KafkaAndPostgres();
        resource.init(Map.of("database", "of_its_own"));

        // When
        Map<String, String> configuration = resource.start();

        // Then
        assertThat(configuration)
                .containsEntry("kafka.bootstrap.servers", TestInfrastructure.bootstrapServers())
                .containsEntry("quarkus.datasource.jdbc.url", TestInfrastructure.jdbcUrl("of_its_own"))
                .containsEntry("quarkus.datasource.reactive.url", TestInfrastructure.reactiveUrl("of_its_own"))
                .containsKeys("quarkus.datasource.username", "quarkus.datasource.password");
        try (var connection = TestInfrastructure.databases().connect("of_its_own")) {
            assertThat(connection.getCatalog()).isEqualTo("of_its_own");
        }
    }

    private static URL[] classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator, -1))
                .map(entry -> url(Path.of(entry).toUri()))
                .toArray(URL[]::new);
    }

    private static URL url(URI uri) {
        try {
            return uri.toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
