package io.closeloop.ingress.http;

import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One connection, as its event loop sees it. Belongs to that loop's thread. */
final class Visitor {

    private static final AttributeKey<Visitor> KEY = AttributeKey.valueOf(Visitor.class, "visitor");

    private final HttpConnection connection;
    private final ConnectionBase wire;
    private final StrictDecoder decoder;
    private @Nullable Place place;
    private long until;
    private boolean begun;
    private boolean welcome;
    private boolean gone;
    private @Nullable Runnable late;

    private Visitor(HttpConnection connection, HttpServerOptions options, Consumer<Visitor> bytesCame) {
        this.connection = connection;
        // Vert.x shows neither the bytes nor the listening socket behind a connection; its implementation does.
        this.wire = (ConnectionBase) connection;
        this.decoder = StrictDecoder.installOn(wire.channel().pipeline(), options, () -> bytesCame.accept(this));
    }

    /** Where a visitor waits, and so what it is late for. */
    enum Place {
        /** For the end of a request's head, with nothing to its credit or a request begun. */
        HEAD,
        /** For its next request, after one that was accepted. */
        IDLE,
        BODY,
        /** Its request has been refused unread; what it still sends is thrown away, so that it can read our answer. */
        LEAVING
    }

    /** @param bytesCame called whenever something has been read from it */
    static Visitor arriving(HttpConnection connection, HttpServerOptions options, Consumer<Visitor> bytesCame) {
        Visitor visitor = new Visitor(connection, options, bytesCame);
        visitor.wire.channel().attr(KEY).set(visitor);
        return visitor;
    }

    static Visitor of(HttpConnection connection) {
        return Objects.requireNonNull(
                ((ConnectionBase) connection).channel().attr(KEY).get());
    }

    ConnectionBase wire() {
        return wire;
    }

    /** After what has been written has gone out. */
    void close() {
        var unused = connection.close();
    }

    /** Whatever stands unsent: somebody who does not read would never let it go out. */
    void closeAtOnce() {
        var unused = wire.channelHandlerContext().close();
    }

    /** Its request has been answered; the next one is heard. */
    void goesOn() {
        decoder.goesOn();
    }

    /** It does not read what we say. */
    boolean isDeaf() {
        return wire.isNotWritable();
    }

    /** Null: in nobody's waiting room, because it is we who are to act. */
    @Nullable
    Place place() {
        return place;
    }

    /** @param until of {@link System#nanoTime()} */
    void waits(@Nullable Place place, long until) {
        this.place = place;
        this.until = until;
        this.late = null;
    }

    boolean isLate(long now) {
        return now - until >= 0;
    }

    /** Bytes of a request that is not complete have come. */
    boolean hasBegun() {
        return begun;
    }

    void begins(boolean begun) {
        this.begun = begun;
    }

    /** It has delivered something that was accepted. */
    boolean isWelcome() {
        return welcome;
    }

    void welcome() {
        welcome = true;
    }

    void leaves() {
        gone = true;
    }

    boolean isGone() {
        return gone;
    }

    /** What to do, where it waits now, instead of closing at once. */
    void whenLate(Runnable late) {
        this.late = late;
    }

    Runnable whenLate() {
        return late == null ? this::closeAtOnce : late;
    }
}
