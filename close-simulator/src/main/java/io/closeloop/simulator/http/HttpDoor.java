package io.closeloop.simulator.http;

import io.closeloop.simulator.state.Answer;
import io.closeloop.simulator.webhook.Transport;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.lang.System.Logger.Level;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** The network side of a simulator: its server, and the client that sends webhooks. Loopback only, few threads. */
public final class HttpDoor implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(HttpDoor.class.getName());
    private static final String LOOPBACK = "127.0.0.1";
    private static final long LARGEST_BODY = 10L * 1024 * 1024;

    private final Vertx vertx = Vertx.vertx(new VertxOptions()
            .setEventLoopPoolSize(2)
            .setWorkerPoolSize(1)
            .setInternalBlockingPoolSize(2)
            .setFileSystemOptions(
                    new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
    private final Transport transport = new VertxTransport(vertx);
    private int port;

    public Transport transport() {
        return transport;
    }

    /** Opens the door; port 0 takes a free one. */
    public void open(int wantedPort, House house) {
        Router router = Router.router(vertx);
        router.route()
                .handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY))
                .failureHandler(HttpDoor::failed);
        Pages.mount(router);
        new ControlRoutes(house).mount(router);
        new OAuthRoutes(house).mount(router);
        new FaultRoutes(house.faults(), house.limiter()).mount(router);
        router.route(CloseRoutes.PREFIX + "*").handler(new CloseRoutes(house)::handle);
        router.route().handler(context -> Replies.send(context, Answer.notFound()));
        // An answer that is cut at a byte is written as HTTP/1.1, so no connection may be upgraded.
        HttpServerOptions options =
                new HttpServerOptions().setHost(LOOPBACK).setPort(wantedPort).setHttp2ClearTextEnabled(false);
        try {
            HttpServer server = vertx.createHttpServer(options)
                    .requestHandler(router)
                    .listen()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            port = server.actualPort();
        } catch (CompletionException taken) {
            throw new IllegalStateException(
                    "The simulator cannot listen on " + LOOPBACK + ':' + wantedPort
                            + ". Is the port taken? Give another one.",
                    taken.getCause());
        }
    }

    public String url() {
        return "http://" + LOOPBACK + ':' + port;
    }

    private static void failed(RoutingContext context) {
        Throwable bug = context.failure();
        if (bug == null) {
            Replies.send(context, Answer.error(context.statusCode(), "The request could not be read."));
            return;
        }
        LOG.log(Level.ERROR, "The simulator failed to answer a request.", bug);
        Replies.send(
                context,
                Answer.error(500, "The simulator failed: " + bug.getClass().getSimpleName()));
    }

    @Override
    public void close() {
        vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(5, TimeUnit.SECONDS)
                .exceptionally(late -> null)
                .join();
    }
}
