package io.closeloop.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The broker and the database each in a JVM of its own, as the local stack runs them. */
class OwnJvmIT {

    private static final int ENDED_BY_SIGTERM = 128 + 15;

    @TempDir
    private Path data;

    @Test
    void a_terminated_broker_stops_cleanly() throws Exception {
        // Given
        Process broker = start(BrokerApp.class, data, FreePort.find(), FreePort.find());

        // When
        broker.destroy();

        // Then
        assertThat(broker.waitFor()).isEqualTo(ENDED_BY_SIGTERM);
        assertThat(data.resolve(".kafka_cleanshutdown")).exists();
    }

    @Test
    void a_terminated_keeper_takes_its_database_server_along() throws Exception {
        // Given
        Process keeper = start(DatabaseApp.class, data, FreePort.find(), "kept");
        ProcessHandle server = Postmaster.of(data).orElseThrow().process();

        // When
        keeper.destroy();

        // Then
        assertThat(keeper.waitFor()).isEqualTo(ENDED_BY_SIGTERM);
        assertThat(server.isAlive()).isFalse();
    }

    @Test
    void a_keeper_whose_database_server_dies_ends_with_an_error() throws Exception {
        // Given
        Process keeper = start(DatabaseApp.class, data, FreePort.find(), "kept");

        // When
        Postmaster.of(data).orElseThrow().process().destroyForcibly();

        // Then
        assertThat(keeper.waitFor()).isEqualTo(1);
    }

    @Test
    void a_server_that_a_killed_keeper_left_behind_is_taken_over_with_its_data() throws Exception {
        // Given
        int port = FreePort.find();
        Process keeper = start(DatabaseApp.class, data, port, "kept");
        execute(port, "CREATE TABLE survived (id int)");
        keeper.destroyForcibly().waitFor();
        ProcessHandle leftover = Postmaster.of(data).orElseThrow().process();
        assertThat(leftover.isAlive()).isTrue();

        // When
        try (var next = EmbeddedDatabase.start(DatabaseSettings.kept(data, port))) {

            // Then
            execute(port, "INSERT INTO survived VALUES (1)");
            assertThat(next.postmaster().process()).isNotEqualTo(leftover);
            assertThat(leftover.isAlive()).isFalse();
        }
    }

    /** Returns when the process has said that it is ready. */
    private static Process start(Class<?> app, Object... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                app.getName()));
        List.of(arguments).forEach(argument -> command.add(argument.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        BufferedReader output = process.inputReader();
        var heard = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.contains("is ready on")) {
                return process;
            }
            heard.append(line).append('\n');
        }
        throw new AssertionError(app.getSimpleName() + " ended before it was ready:\n" + heard);
    }

    private static void execute(int port, String sql) throws SQLException {
        try (var connection = new Databases("127.0.0.1:" + port).connect("kept");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
