package io.closeloop.lifecycle.house;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Every row that the database holds of an account, whichever table it is in: tables that are added later are looked at by themselves. */
public final class AccountData {

    /** They name nobody: positions, leases, migrations, and what has been heard or said, which the topics show. */
    private static final Set<String> NOBODYS = Set.of("inbox", "outbox", "outbox_shard", "flyway_schema_history");

    /** Where a walk of the service's own stands. */
    private static final String PASSING = "'{walked_to,walk_due_at}'::text[]";

    private static final String COLUMNS = """
            select t.table_name, bool_or(c.column_name = 'account'), bool_or(c.column_name = 'lead')
            from information_schema.tables t join information_schema.columns c using (table_schema, table_name)
            where t.table_schema = 'public' and t.table_type = 'BASE TABLE' group by t.table_name""";

    private AccountData() {}

    /** @return by table, each row as JSON */
    public static Map<String, List<String>> of(Acme account) {
        Map<String, List<String>> rows = new TreeMap<>();
        try (Connection database = Database.open();
                var statement = database.createStatement();
                var tables = statement.executeQuery(COLUMNS)) {
            while (tables.next()) {
                String table = tables.getString(1);
                if (!NOBODYS.contains(table)) {
                    rows.put(
                            table,
                            rows(database, table, whose(table, tables.getBoolean(2), tables.getBoolean(3)), account));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return rows;
    }

    private static String whose(String table, boolean hasAccount, boolean hasLead) {
        if (hasAccount) {
            return "account = ?";
        }
        if (hasLead) {
            return "lead like ? || '/%'";
        }
        throw new IllegalStateException("table " + table + " says neither account nor lead: whose are its rows?");
    }

    private static List<String> rows(Connection database, String table, String whose, Acme account)
            throws SQLException {
        String sql = "select (to_jsonb(t) - " + PASSING + ")::text from " + table + " t where " + whose + " order by 1";
        try (var statement = database.prepareStatement(sql)) {
            statement.setString(
                    1, whose.startsWith("account") ? account.tenant.account() : account.tenant.integration());
            List<String> found = new ArrayList<>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        }
    }
}
