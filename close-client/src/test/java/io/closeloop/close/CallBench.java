package io.closeloop.close;

import com.sun.management.OperatingSystemMXBean;
import io.closeloop.close.credential.CredentialWriter;
import io.closeloop.close.credential.Secret;
import io.closeloop.close.rest.CloseResources;
import io.closeloop.close.wire.Lead;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Figures, not a test: run it by name with {@code -Dtest=CallBench}; no build does. The server is in the same process, on the same
 * cores.
 */
@QuarkusTest
@QuarkusTestResource(CloseStub.class)
class CallBench {

    private static final String LEAD = "{\"id\":\"lead_A\",\"contact_ids\":[],\"contacts\":[]}";
    private static final int ROUNDS = 6;

    private final CloseApi close;
    private final CloseClients clients;
    private final CredentialWriter credentials;
    private final Vertx vertx;

    CallBench(CloseApi close, CloseClients clients, CredentialWriter credentials, Vertx vertx) {
        this.close = close;
        this.clients = clients;
        this.credentials = credentials;
        this.vertx = vertx;
    }

    private record Spent(double wallMicros, double cpuMicros) {}

    @Test
    void overhead_of_the_client_per_call() {
        HttpServer server = serve(request -> "limit=1000000, remaining=999999, reset=1");
        CloseConnection connection = connect("bench", server);
        CloseResources raw = clients.at(Objects.requireNonNull(connection.baseUrl()));
        for (int concurrency : new int[] {1, 32}) {
            for (int round = 0; round < ROUNDS; round++) {
                Spent without = spend(20_000, concurrency, () -> raw.leads().get("Basic x", "lead_A"));
                Spent with = spend(20_000, concurrency, () -> close.lead(connection, "lead_A"));
                System.out.printf(
                        "concurrency=%d REST client %.0f us (cpu %.0f), whole client %.0f us (cpu %.0f), overhead %.1f us (cpu %.1f)%n",
                        concurrency,
                        without.wallMicros(),
                        without.cpuMicros(),
                        with.wallMicros(),
                        with.cpuMicros(),
                        with.wallMicros() - without.wallMicros(),
                        with.cpuMicros() - without.cpuMicros());
            }
        }
        join(server.close());
    }

    /** 20 calls a second and key, 20 at once: 100 calls each take 4 seconds at best. */
    @Test
    void five_thousand_queued_calls_over_fifty_connections() {
        for (int round = 1; round <= 4; round++) {
            queue("round-" + round + "-");
        }
    }

    /** A window of a second, and answers that take a part of it: 20 calls each second are allowed, and always wanted. A minute, of which it learns in the first seconds that nobody else is there. */
    @Test
    void a_window_of_a_second_with_slow_answers() {
        for (int millis : new int[] {100, 600}) {
            slow(millis, 60);
        }
    }

    private void slow(int millis, int seconds) {
        AtomicInteger refused = new AtomicInteger();
        AtomicInteger taken = new AtomicInteger();
        Window window = new Window(20, refused, taken);
        HttpServer server = join(vertx.createHttpServer()
                .requestHandler(request -> vertx.setTimer(millis / 2, arrived -> {
                    String said = window.take();
                    vertx.setTimer(millis / 2, gone -> answer(request, said));
                }))
                .listen(0, "localhost"));
        CloseConnection connection = connect("slow-" + millis, server);
        int wanted = 20 * seconds;
        double took = secondsOf(calls(connection, wanted).collect().last());
        System.out.printf(
                "answers take %d ms: calls=%d answered 429=%d (%.2f %%), %.1f %% of the allowed rate used%n",
                millis,
                wanted,
                refused.get(),
                100.0 * refused.get() / (taken.get() + refused.get()),
                100 * taken.get() / (20 * Math.ceil(took)));
        join(server.close());
    }

    /** At most a hundred at once. */
    private Multi<Outcome<Lead>> calls(CloseConnection connection, int count) {
        return Multi.createFrom()
                .range(0, count)
                .onItem()
                .transformToUni(i -> close.lead(connection, "lead_A"))
                .merge(100);
    }

    private static double secondsOf(Uni<?> work) {
        long start = System.nanoTime();
        work.await().indefinitely();
        return (System.nanoTime() - start) / 1e9;
    }

    private void queue(String prefix) {
        AtomicInteger refused = new AtomicInteger();
        Map<String, Allowance> byKey = new ConcurrentHashMap<>();
        HttpServer server = serve(key -> byKey.computeIfAbsent(key, any -> new Allowance(20, 20, refused))
                .take());
        List<CloseConnection> connections = IntStream.range(0, 50)
                .mapToObj(i -> connect(prefix + i, server))
                .toList();
        long start = System.nanoTime();
        long fine = Multi.createFrom()
                .iterable(connections)
                .flatMap(connection -> calls(connection, 100))
                .filter(outcome -> outcome instanceof Outcome.Ok)
                .collect()
                .with(Collectors.counting())
                .await()
                .indefinitely();
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "calls=5000 ok=%d answered 429=%d (%.2f %%) seconds=%.2f, ideal 4.0: %.1f %% of the time wasted%n",
                fine, refused.get(), refused.get() / 50.0, seconds, 100 * (seconds / 4.0 - 1));
        join(server.close());
    }

    /** A bucket per key, as Close may count. */
    private static final class Allowance {

        private final int limit;
        private final double perSecond;
        private final AtomicInteger refused;
        private double tokens;
        private long at = System.nanoTime();

        private Allowance(int limit, double perSecond, AtomicInteger refused) {
            this.limit = limit;
            this.perSecond = perSecond;
            this.tokens = limit;
            this.refused = refused;
        }

        /** @return the header; with {@code refused} in front when it is 429 */
        private synchronized String take() {
            long now = System.nanoTime();
            tokens = Math.min(limit, tokens + perSecond * (now - at) / 1e9);
            at = now;
            boolean taken = tokens >= 1;
            tokens -= taken ? 1 : 0;
            double reset = Math.max(0, (1 - tokens) / perSecond);
            if (!taken) {
                refused.incrementAndGet();
            }
            return (taken ? "" : "refused ") + "limit=" + limit + ", remaining=" + (int) tokens + ", reset=" + reset;
        }
    }

    /** So many at the start of each second, as Close may count. */
    private static final class Window {

        private final int limit;
        private final AtomicInteger refused;
        private final AtomicInteger taken;
        private final long start = System.nanoTime();
        private long turn = -1;
        private int left;

        private Window(int limit, AtomicInteger refused, AtomicInteger taken) {
            this.limit = limit;
            this.refused = refused;
            this.taken = taken;
        }

        private synchronized String take() {
            long now = System.nanoTime() - start;
            if (now / 1_000_000_000 != turn) {
                turn = now / 1_000_000_000;
                left = limit;
            }
            boolean fine = left > 0;
            left -= fine ? 1 : 0;
            (fine ? taken : refused).incrementAndGet();
            double reset = ((turn + 1) * 1_000_000_000 - now) / 1e9;
            return (fine ? "" : "refused ") + "limit=" + limit + ", remaining=" + left + ", reset=" + reset;
        }
    }

    private static void answer(HttpServerRequest request, String said) {
        request.response()
                .setStatusCode(said.startsWith("refused") ? 429 : 200)
                .putHeader("Content-Type", "application/json")
                .putHeader("RateLimit", said.replace("refused ", ""))
                .end(LEAD);
    }

    private HttpServer serve(Function<String, String> budget) {
        return join(vertx.createHttpServer()
                .requestHandler(request -> {
                    String said = budget.apply(String.valueOf(request.getHeader("Authorization")));
                    answer(request, said);
                })
                .listen(0, "localhost"));
    }

    private CloseConnection connect(String account, HttpServer server) {
        CloseConnection connection = new CloseConnection(
                account, "int-1", URI.create("http://localhost:" + server.actualPort() + "/api/v1"));
        credentials
                .put(connection.apiKey(), Secret.of("api_" + account))
                .await()
                .indefinitely();
        return connection;
    }

    /** So many calls at a time, on one event loop. */
    private Spent spend(int calls, int concurrency, Supplier<Uni<?>> call) {
        Context context = Objects.requireNonNull(VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext()));
        CompletableFuture<Object> done = new CompletableFuture<>();
        long cpu = cpuNanos();
        long start = System.nanoTime();
        context.runOnContext(go -> Multi.createFrom()
                .range(0, calls)
                .onItem()
                .transformToUni(i -> call.get().replaceWith(i))
                .merge(concurrency)
                .collect()
                .last()
                .subscribe()
                .with(done::complete, done::completeExceptionally));
        done.join();
        return new Spent((System.nanoTime() - start) / 1000.0 / calls, (cpuNanos() - cpu) / 1000.0 / calls);
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static <T> T join(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
