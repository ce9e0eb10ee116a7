package io.closeloop.outbox;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.impl.MutinySessionImpl;
import org.hibernate.reactive.pool.ReactiveConnection;
import org.jspecify.annotations.Nullable;

/**
 * Statements on the connection of the transaction (or session) that runs on this context, in PostgreSQL's own form ({@code $1}), beside
 * Hibernate and not through it: what runs for every event would spend more time in the mapper than in the database
 * (docs/decisions/0009-sql-on-the-way-of-an-event.md). Entities of the same transaction are not looked at: who changes a row
 * here must not hold it as an entity too.
 */
public final class Sql {

    private Sql() {}

    /** @return how many rows it changed */
    public static Uni<Integer> update(String sql, @Nullable Object... parameters) {
        return connection()
                .chain(connection ->
                        Uni.createFrom().completionStage(() -> connection.update(sql, inPostgresTypes(parameters))));
    }

    /** @return how many rows it changed */
    public static Uni<Integer> update(Change change) {
        return update(change.sql(), change.parameters().toArray());
    }

    /** @param changes of different rows: they go as one statement, and none sees what another does */
    public static Uni<Void> update(List<Change> changes) {
        return changes.isEmpty()
                ? Uni.createFrom().voidItem()
                : update(OneStatement.of(changes)).replaceWithVoid();
    }

    /** @param read makes something of a row, from its columns in their order */
    public static <T> Uni<List<T>> select(String sql, Function<Columns, T> read, @Nullable Object... parameters) {
        return connection()
                .chain(connection ->
                        Uni.createFrom().completionStage(() -> connection.select(sql, inPostgresTypes(parameters))))
                .map(rows -> all(rows, read));
    }

    /** The session's interface does not show its connection; the one class that implements it does. */
    private static Uni<ReactiveConnection> connection() {
        return Panache.getSession().map(session -> ((MutinySessionImpl) session).getReactiveConnection());
    }

    private static @Nullable Object[] inPostgresTypes(@Nullable Object[] parameters) {
        @Nullable Object[] converted = parameters.clone();
        for (int i = 0; i < converted.length; i++) {
            if (converted[i] instanceof Instant instant) {
                converted[i] = instant.atOffset(ZoneOffset.UTC);
            }
        }
        return converted;
    }

    private static <T> List<T> all(Iterator<Object[]> rows, Function<Columns, T> read) {
        List<T> all = new ArrayList<>();
        rows.forEachRemaining(row -> all.add(read.apply(new Columns(row))));
        return List.copyOf(all);
    }
}
