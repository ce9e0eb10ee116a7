package io.closeloop.outbox;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement that changes rows, and that nobody waits for by itself.
 *
 * @param sql in PostgreSQL's form: {@code $1} is the first parameter
 */
public record Change(String sql, List<@Nullable Object> parameters) {

    public static Change of(String sql, @Nullable Object... parameters) {
        return new Change(sql, Arrays.asList(parameters));
    }
}
