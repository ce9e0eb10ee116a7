package io.closeloop.outbox;

import io.netty.handler.flush.FlushConsolidationHandler;
import io.quarkus.runtime.StartupEvent;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.impl.SqlConnectionBase;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;

/**
 * Statements that do not wait for each other's answers go to the database in one write. Left alone, the client flushes each by itself: a system call here and
 * a process to wake there for every statement, which was a quarter of what an event cost.
 */
@ApplicationScoped
public class FewerWrites {

    /** More than any transaction has; what is held back leaves at the latest when the event loop has nothing else to do. */
    private static final int FLUSHES_HELD_BACK = 256;

    /** First of all: whoever connects before is not helped. */
    @SuppressWarnings(
            "deprecation") // Only who builds the pool can do without, and Quarkus builds it, with its credentials that
    // change.
    void onStart(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent started, Pool pool) {
        var unused = pool.connectHandler(FewerWrites::consolidate);
    }

    /** The client's interface does not show its socket; the classes that implement it do. */
    private static void consolidate(SqlConnection connection) {
        var socket = (SocketConnectionBase)
                ((SqlConnectionBase<?>) connection).unwrap().unwrap();
        socket.socket()
                .channelHandlerContext()
                .pipeline()
                .addFirst(new FlushConsolidationHandler(FLUSHES_HELD_BACK, true));
        var unused = connection.close();
    }
}
