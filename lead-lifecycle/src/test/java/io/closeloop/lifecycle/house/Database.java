package io.closeloop.lifecycle.house;

import io.closeloop.embedded.TestInfrastructure;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The test's hand on the service's database: for what no API does, such as spoiling a lead's state. */
public final class Database {

    private Database() {}

    /** @return how many rows it changed */
    public static int update(String sql, @Nullable Object... parameters) {
        try (Connection database = open();
                var statement = database.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of the only row. */
    public static @Nullable String one(String sql, @Nullable Object... parameters) {
        try (Connection database = open();
                var statement = database.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (var rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : null;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Connection open() throws SQLException {
        return TestInfrastructure.databases().connect(House.DATABASE);
    }

    /** What a bug of an earlier version, or a slip of the hand, may leave behind. The sequence can still be made out. */
    public static void spoil(Acme account) {
        changed(update(
                "update lead set state = 'x' || state where key = ?",
                account.key().toString()));
    }

    public static void mend(Acme account) {
        changed(update(
                "update lead set state = substr(state, 2) where key = ?",
                account.key().toString()));
    }

    private static void changed(int rows) {
        if (rows != 1) {
            throw new IllegalStateException("there is no such lead");
        }
    }
}
