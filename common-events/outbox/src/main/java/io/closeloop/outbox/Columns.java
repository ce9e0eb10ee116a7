package io.closeloop.outbox;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row's values, each taken once and in the order in which the statement names its columns. */
public final class Columns {

    private final @Nullable Object[] row;
    private int next;

    Columns(@Nullable Object[] row) {
        this.row = row;
    }

    public String text() {
        return known(textOrNull());
    }

    public @Nullable String textOrNull() {
        return (String) value();
    }

    public UUID uuid() {
        return known(uuidOrNull());
    }

    public @Nullable UUID uuidOrNull() {
        return (UUID) value();
    }

    public Instant instant() {
        return known(instantOrNull());
    }

    public @Nullable Instant instantOrNull() {
        OffsetDateTime value = (OffsetDateTime) value();
        return value == null ? null : value.toInstant();
    }

    public @Nullable LocalTime timeOrNull() {
        return (LocalTime) value();
    }

    /** Of any whole type of the database. */
    public long number() {
        return known((Number) value()).longValue();
    }

    /** @param absent stands for null */
    public long numberOr(long absent) {
        Number value = (Number) value();
        return value == null ? absent : value.longValue();
    }

    public boolean flag() {
        return known((Boolean) value());
    }

    /** Of a {@code bytea}. */
    public byte[] bytes() {
        return known((Buffer) value()).getBytes();
    }

    private @Nullable Object value() {
        return row[next++];
    }

    private static <T> T known(@Nullable T value) {
        return Objects.requireNonNull(value, "a column that is never null is null");
    }
}
