package io.closeloop.lifecycle.house;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Looks for a text in every column of every table of the service's database. */
public final class Scan {

    private static final String COLUMNS = """
            select table_name, column_name, data_type from information_schema.columns
            where table_schema = current_schema() and data_type not in ('uuid', 'boolean', 'bigint', 'integer', 'smallint',
            'timestamp with time zone', 'timestamp without time zone') order by table_name, ordinal_position
            """;

    private Scan() {}

    /** @return the columns that hold it, as {@code table.column} */
    public static List<String> findings(String text) {
        List<String> findings = new ArrayList<>();
        try (Connection database = Database.open();
                var columns = database.createStatement().executeQuery(COLUMNS)) {
            while (columns.next()) {
                String table = columns.getString(1);
                String column = columns.getString(2);
                String sought = columns.getString(3).equals("bytea")
                        ? "position(convert_to(?, 'UTF8') in \"" + column + "\")"
                        : "position(? in \"" + column + "\"::text)";
                if (Database.one("select 1 from \"" + table + "\" where " + sought + " > 0 limit 1", text) != null) {
                    findings.add(table + "." + column);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return findings;
    }
}
