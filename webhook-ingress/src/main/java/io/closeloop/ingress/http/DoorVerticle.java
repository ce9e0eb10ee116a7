package io.closeloop.ingress.http;

import io.closeloop.ingress.application.IngressSettings;
import io.netty.channel.Channel;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.tracing.TracingPolicy;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** One event loop's share of the door. All instances stand on one port; Vert.x deals the connections out to them. */
final class DoorVerticle extends AbstractVerticle {

    private static final int TICK_MILLIS = 250;
    private static final int BACKLOG = 1024;
    private static final int LONGEST_LINE = 1024;
    private static final int LARGEST_HEAD = 16 * 1024;

    private final Doorman.House house;
    private final Visitors visitors;
    private final Shared shared;
    private final Doorman doorman;

    DoorVerticle(Doorman.House house, int loops, Shared shared) {
        this.house = house;
        this.shared = shared;
        this.visitors = new Visitors(house.settings(), loops, house.tally());
        this.doorman = new Doorman(house, visitors, loops);
    }

    /**
     * What all loops have in common.
     *
     * @param listening the socket that accepts; unknown until it has accepted one
     */
    record Shared(AtomicInteger port, AtomicInteger connections, AtomicReference<Channel> listening) {}

    @Override
    public void start(Promise<Void> started) {
        HttpServerOptions options = options(house.settings());
        HttpServer server = vertx.createHttpServer(options)
                .connectionHandler(connection -> arrives(connection, options))
                .requestHandler(doorman::serve)
                .invalidRequestHandler(doorman::refuseUnreadable);
        vertx.setPeriodic(TICK_MILLIS, tick -> {
            visitors.closeTheLate();
            doorman.tick();
        });
        server.listen()
                .<Void>map(listening -> {
                    shared.port().set(listening.actualPort());
                    return null;
                })
                .onComplete(started);
    }

    /** On the loop's thread: every answer from now on is a connection's last. */
    void closesUp() {
        doorman.closesUp();
    }

    /** On the loop's thread. */
    void sendTheIdleAway() {
        visitors.closeTheIdle();
    }

    /** On the loop's thread. */
    int beingServed() {
        return doorman.beingServed();
    }

    <T> Future<T> onLoop(Supplier<T> work) {
        Promise<T> done = Promise.promise();
        context.runOnContext(run -> done.complete(work.get()));
        return done.future();
    }

    private void arrives(HttpConnection connection, HttpServerOptions options) {
        Visitor visitor = Visitor.arriving(connection, options, visitors::begins);
        shared.listening().set(visitor.wire().channel().parent());
        shared.connections().incrementAndGet();
        connection.closeHandler(closed -> {
            shared.connections().decrementAndGet();
            visitors.leaves(visitor);
        });
        // What a broken connection has to say is counted where it matters, and not logged by the thousand.
        connection.exceptionHandler(broken -> {});
        visitors.arrives(visitor);
    }

    /** HTTP/1.1 and nothing else: neither Close nor a proxy before us needs more, and what is not there cannot be attacked. */
    private static HttpServerOptions options(IngressSettings settings) {
        return new HttpServerOptions()
                .setHost(settings.host())
                .setPort(settings.port())
                .setUseAlpn(false)
                .setHttp2ClearTextEnabled(false)
                .setRegisterWebSocketWriteHandlers(false)
                .setTracingPolicy(TracingPolicy.IGNORE)
                .setAcceptBacklog(BACKLOG)
                .setMaxInitialLineLength(LONGEST_LINE)
                .setMaxHeaderSize(LARGEST_HEAD);
    }
}
