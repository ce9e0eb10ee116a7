package io.closeloop.outbox;

import io.closeloop.events.UnreadableEvent;
import io.vertx.sqlclient.DatabaseException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.hibernate.HibernateException;

/** Tells plumbing that is down, which is waited for, from a bug, which trying again will not mend. */
public final class DatabaseFailures {

    /** SQLSTATE classes that speak of the statement or its data: 22 data, 23 constraint, 42 syntax or access. All others pass. */
    private static final Set<String> STATEMENT_CLASSES = Set.of("22", "23", "42");

    private DatabaseFailures() {}

    /**
     * Java's own exceptions are bugs unless something further down the chain says that a connection, a disk or the clock was to blame. Everything that
     * is not known to be a bug is waited for: a consumer keeps its place rather than put events aside for a database that is away.
     */
    public static boolean isBug(Throwable failure) {
        return switch (failure) {
            case DatabaseException database -> isStatement(database.getSqlState());
            // Hibernate's connection makes this of the client's own exception, and does not keep that as its cause.
            case SQLException database -> isStatement(database.getSQLState());
            case IOException down -> false;
            case TimeoutException slow -> false;
            case HibernateException wrapper when wrapper.getCause() != null -> isBug(wrapper.getCause());
            case RuntimeException own when own.getCause() != null && own.getCause() != own -> isBug(own.getCause());
            case RuntimeException own -> isOfJava(own) || isOfTheContract(own);
            default -> false;
        };
    }

    private static boolean isStatement(String sqlState) {
        return sqlState != null && sqlState.length() >= 2 && STATEMENT_CLASSES.contains(sqlState.substring(0, 2));
    }

    private static boolean isOfJava(RuntimeException failure) {
        return failure.getClass().getPackageName().startsWith("java.");
    }

    private static boolean isOfTheContract(RuntimeException failure) {
        return failure instanceof UnreadableEvent;
    }
}
