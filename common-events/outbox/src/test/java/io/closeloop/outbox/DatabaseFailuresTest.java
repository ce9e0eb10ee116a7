package io.closeloop.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.events.UnreadableEvent;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.hibernate.HibernateException;
import org.hibernate.JDBCException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DatabaseFailuresTest {

    static Throwable[] bugs() {
        return new Throwable[] {
            new NullPointerException(),
            new IllegalStateException("a transition that is not legal"),
            new NoSuchElementException(),
            new UnreadableEvent("field x is missing"),
            new CompletionException(new ClassCastException()),
            new PgException("duplicate key", "ERROR", "23505", ""),
            new HibernateException("wrapped", new PgException("bad input", "ERROR", "22P02", "")),
            new JDBCException("as the session's connection throws it", new SQLException("not in UTF8", "22021")),
        };
    }

    static Throwable[] plumbing() {
        return new Throwable[] {
            new IOException("connection reset"),
            new UncheckedIOException(new IOException("connection reset")),
            new TimeoutException(),
            new VertxException("Connection was closed", true),
            new PgException("terminating connection", "FATAL", "57P01", ""),
            new PgException("deadlock detected", "ERROR", "40P01", ""),
            new HibernateException("wrapped", new PgException("too many connections", "FATAL", "53300", "")),
            new JDBCException("as the session's connection throws it", new SQLException("shutting down", "57P01")),
        };
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void a_bug_is_not_waited_for(Throwable failure) {
        assertThat(DatabaseFailures.isBug(failure)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("plumbing")
    void plumbing_that_is_down_is_waited_for(Throwable failure) {
        assertThat(DatabaseFailures.isBug(failure)).isFalse();
    }
}
