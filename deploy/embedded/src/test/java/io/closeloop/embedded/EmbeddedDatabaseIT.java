package io.closeloop.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseIT {

    @TempDir
    private Path data;

    @Test
    void a_commit_on_kept_data_reaches_the_disk() {
        try (var database = EmbeddedDatabase.start(DatabaseSettings.kept(data, FreePort.find()))) {
            assertThat(database.databases().show("fsync")).isEqualTo("on");
            assertThat(database.databases().show("synchronous_commit")).isEqualTo("on");
            assertThat(database.databases().show("full_page_writes")).isEqualTo("on");
        }
    }

    @Test
    void what_was_committed_survives_a_restart() throws SQLException {
        // Given
        DatabaseSettings settings = DatabaseSettings.kept(data, FreePort.find());
        try (var database = EmbeddedDatabase.start(settings)) {
            database.databases().create("kept");
            execute(database, "kept", "CREATE TABLE note (text varchar)");
            execute(database, "kept", "INSERT INTO note VALUES ('before the restart')");
        }

        // When
        try (var restarted = EmbeddedDatabase.start(settings)) {

            // Then
            assertThat(queryOne(restarted, "kept", "SELECT text FROM note")).isEqualTo("before the restart");
        }
    }

    @Test
    void two_databases_do_not_see_each_other() throws SQLException {
        try (var database = EmbeddedDatabase.start(DatabaseSettings.temporary())) {
            database.databases().create("one");
            database.databases().create("two");
            execute(database, "one", "CREATE TABLE only_in_one (id int)");

            assertThatThrownBy(() -> execute(database, "two", "SELECT * FROM only_in_one"))
                    .hasMessageContaining("does not exist");
        }
    }

    @Test
    void creating_a_database_twice_keeps_the_first() throws SQLException {
        try (var database = EmbeddedDatabase.start(DatabaseSettings.temporary())) {
            database.databases().create("one");
            execute(database, "one", "CREATE TABLE kept (id int)");

            database.databases().create("one");

            assertThat(queryOne(database, "one", "SELECT count(*) FROM kept")).isEqualTo("0");
        }
    }

    private static void execute(EmbeddedDatabase database, String name, String sql) throws SQLException {
        try (var connection = database.databases().connect(name);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String queryOne(EmbeddedDatabase database, String name, String sql) throws SQLException {
        try (var connection = database.databases().connect(name);
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
