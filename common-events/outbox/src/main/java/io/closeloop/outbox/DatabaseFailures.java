package io.closeloop.outbox;

import io.closeloop.events.UnreadableEvent;
import io.vertx.sqlclient.DatabaseException;
import java.util.Set;

/** Tells a bug, which trying again will not mend, from plumbing that is down, which is waited for. */
public final class DatabaseFailures {

    /** SQLSTATE classes that speak of the statement or its data: 22 data, 23 constraint, 42 syntax or access. */
    private static final Set<String> STATEMENT_CLASSES = Set.of("22", "23", "42");

    private DatabaseFailures() {}

    public static boolean isBug(Throwable failure) {
        return switch (failure) {
            case DatabaseException database ->
                STATEMENT_CLASSES.contains(
                        String.valueOf(database.getSqlState()).substring(0, 2));
            case UnreadableEvent contract -> true;
            case NullPointerException bug -> true;
            case ClassCastException bug -> true;
            case IllegalArgumentException bug -> true;
            case IndexOutOfBoundsException bug -> true;
            case ArithmeticException bug -> true;
            default -> failure.getCause() != null && failure.getCause() != failure && isBug(failure.getCause());
        };
    }
}
