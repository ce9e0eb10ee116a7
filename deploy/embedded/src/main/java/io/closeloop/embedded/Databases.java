package io.closeloop.embedded;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The databases of one PostgreSQL server.
 *
 * @param hostAndPort such as {@code 127.0.0.1:5433}
 */
public record Databases(String hostAndPort) {

    /** Works for the embedded server and for the container alike. */
    public static final String USER = "postgres";

    public static final String PASSWORD = "postgres";

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    /**
     * Makes the database unless it exists. Callers in one JVM may race; the database server decides, and both find it made.
     *
     * @param name lower-case letters, digits and underscores
     */
    public void create(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "Database name '%s': use lower-case letters, digits and underscores, a letter first."
                            .formatted(name));
        }
        try (Connection connection = connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            if (!alreadyThere(e)) {
                throw new IllegalStateException(
                        "Database '%s' could not be made: %s".formatted(name, e.getMessage()), e);
            }
        }
    }

    /** For {@code quarkus.datasource.jdbc.url}. */
    public String jdbcUrl(String name) {
        return "jdbc:postgresql://" + hostAndPort + "/" + name;
    }

    /** For {@code quarkus.datasource.reactive.url}. */
    public String reactiveUrl(String name) {
        return "postgresql://" + hostAndPort + "/" + name;
    }

    /** A connection of the caller's own, to close after use. */
    public Connection connect(String name) throws SQLException {
        // Not DriverManager: in a Quarkus test it would look for the driver in another class loader.
        var source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl(name));
        source.setUser(USER);
        source.setPassword(PASSWORD);
        return source.getConnection();
    }

    /** What the server says a setting is, such as {@code SHOW fsync}. */
    String show(String setting) {
        try (Connection connection = connect("postgres");
                var statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW " + setting)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL does not answer: " + e.getMessage(), e);
        }
    }

    /** 42P04 duplicate_database; 23505 when two sessions create it in the same instant. */
    private static boolean alreadyThere(SQLException e) {
        return "42P04".equals(e.getSQLState()) || "23505".equals(e.getSQLState());
    }
}
