package io.closeloop.lifecycle.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.embedded.Databases;
import io.closeloop.embedded.TestInfrastructure;
import io.closeloop.lifecycle.domain.setter.Script;
import io.closeloop.lifecycle.domain.setter.SetterSettings;
import io.closeloop.lifecycle.settings.Json;
import io.closeloop.lifecycle.settings.Layers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** Setters from before they had settings. */
class SetterMigrationIT {

    private static final String DATABASE = "setters_before_settings";

    @Test
    void a_setter_keeps_its_script_and_has_its_first_version() throws SQLException {
        TestInfrastructure.createDatabase(DATABASE);
        migrateTo("1");
        try (Connection database = TestInfrastructure.databases().connect(DATABASE);
                var statement = database.createStatement()) {
            statement.execute("""
                    insert into setter (id, account, name, active, script, version) values
                    ('00000000-0000-0000-0000-000000000001', 'acme', 'An "A"', false,
                    '{"intro":"Hi \\"you\\"","ctaMessage":"Book","disqualifyingWords":["no"]}', 3)""");

            migrateTo("2");

            ResultSet row = statement.executeQuery("""
                    select s.settings, s.version = v.version, v.document from setter s
                    join setter_version v on v.setter_id = s.id and v.account = s.account""");
            assertThat(row.next()).isTrue();
            assertThat(settings(row.getString(1)))
                    .isEqualTo(SetterSettings.standard(new Script("Hi \"you\"", null, "Book", List.of("no"))));
            assertThat(row.getBoolean(2)).isTrue();
            assertThat(Json.read(row.getString(3)).toString())
                    .isEqualTo("{\"name\":\"An \\\"A\\\"\",\"active\":false,\"settings\":" + row.getString(1) + "}");
        }
    }

    private static SetterSettings settings(String stored) {
        return new Layers(Json.object(), Json.read(stored)).settings();
    }

    private static void migrateTo(String version) {
        Flyway.configure()
                .dataSource(TestInfrastructure.jdbcUrl(DATABASE), Databases.USER, Databases.PASSWORD)
                .locations("db/migration")
                .target(version)
                .load()
                .migrate();
    }
}
