package io.closeloop.close;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Answers what a test told it to, in order, and keeps every request. Where Close's own behaviour matters, the simulator is used. */
public class CloseStub implements QuarkusTestResourceLifecycleManager {

    /** What came in. */
    public record Received(String method, String uri, Map<String, List<String>> headers, String body) {

        public String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> header.getValue().getFirst())
                    .findFirst()
                    .orElse("");
        }
    }

    @FunctionalInterface
    private interface Answer {
        void give(HttpExchange exchange) throws IOException;
    }

    private static final Queue<Answer> ANSWERS = new ConcurrentLinkedQueue<>();
    private static final List<Received> RECEIVED = new CopyOnWriteArrayList<>();
    private static final Queue<HttpExchange> HANGING = new ConcurrentLinkedQueue<>();

    private final HttpServer server = create();

    static void reset() {
        ANSWERS.clear();
        RECEIVED.clear();
        HANGING.forEach(HttpExchange::close);
        HANGING.clear();
    }

    static void answers(int status, String body, String... headers) {
        ANSWERS.add(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    /** Takes the request and cuts the connection. */
    static void cuts() {
        ANSWERS.add(HttpExchange::close);
    }

    /** Takes the request and does not answer; the next {@link #reset} cuts it. */
    static void hangs() {
        ANSWERS.add(HANGING::add);
    }

    /** Answers with a head and the first byte of a body, and no more; the next {@link #reset} cuts it. */
    static void stallsInTheBody() {
        ANSWERS.add(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            HANGING.add(exchange);
        });
    }

    static List<Received> received() {
        return List.copyOf(RECEIVED);
    }

    @Override
    public Map<String, String> start() {
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
        return Map.of(
                "closeloop.close.base-url",
                "http://localhost:" + server.getAddress().getPort() + "/api/v1",
                "closeloop.credentials.directory",
                temporaryDirectory().toString());
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        RECEIVED.add(new Received(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                Map.copyOf(exchange.getRequestHeaders()),
                body));
        Answer answer = ANSWERS.poll();
        if (answer == null) {
            answers(418, "the test did not expect this request");
            answer = ANSWERS.remove();
        }
        answer.give(exchange);
    }

    private static HttpServer create() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("credentials");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
