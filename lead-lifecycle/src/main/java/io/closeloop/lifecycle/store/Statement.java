package io.closeloop.lifecycle.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A query that is put together from parts, each with its parameters: values never become part of the text. For what people ask, not for events. */
final class Statement {

    private final StringBuilder text = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();

    /** @param part with a {@code ?} for each value */
    Statement add(String part, Object... values) {
        int next = 0;
        for (String piece : part.split("(?=\\?)|(?<=\\?)", -1)) {
            text.append(piece.equals("?") ? parameter(values[next++]) : piece);
        }
        text.append('\n');
        return this;
    }

    /** A read outside any transaction. */
    <T> Uni<List<T>> on(Pool pool, Function<Row, T> read) {
        return pool.preparedQuery(text.toString())
                .execute(Tuple.from(parameters))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(read)
                        .toList());
    }

    static @Nullable Instant instant(Row row, String column) {
        OffsetDateTime value = row.getOffsetDateTime(column);
        return value == null ? null : value.toInstant();
    }

    private String parameter(Object value) {
        parameters.add(value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value);
        return "$" + parameters.size();
    }
}
