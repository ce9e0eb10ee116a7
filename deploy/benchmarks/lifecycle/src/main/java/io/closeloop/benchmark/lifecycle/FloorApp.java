package io.closeloop.benchmark.lifecycle;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The least that can do the work of lead-lifecycle's transaction and of its publisher: plain clients, no rules, nothing else. */
public final class FloorApp {

    private FloorApp() {}

    public static void main(String[] args) throws IOException {
        Settings settings = Settings.fromEnvironment();
        Vertx vertx = Vertx.vertx();
        Pool pool = PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(settings.connections()))
                .connectingTo(PgConnectOptions.fromUri(settings.database()).setCachePreparedStatements(true))
                .using(vertx)
                .build();
        await(pool.query(schema()).execute());
        Publishing publishing = new Publishing(pool, settings);
        LeadTransaction transaction = new LeadTransaction(pool, settings);
        Consuming consuming = new Consuming(settings, transaction, publishing::wake);
        await(vertx.createNetServer().connectHandler(socket -> socket.close()).listen(settings.port(), "127.0.0.1"));
        consuming.run();
    }

    static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    private static String schema() throws IOException {
        try (InputStream resource = FloorApp.class.getResourceAsStream("/schema.sql")) {
            return new String(Objects.requireNonNull(resource).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
