package io.closeloop.fieldsync.house;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Stands before the simulator and spoils the next writes to a contact, as a network or a tired server does. */
public final class FaultyClose {

    private static final List<String> PASSED_ON = List.of("authorization", "content-type", "traceparent");

    /** What happens to one write. */
    public sealed interface Fault {
        /** Close does it, and its answer is lost on the way. */
        record AnswerLost() implements Fault {}

        /** Close is not asked; this is the answer. */
        record AnswerInstead(int status, Map<String, String> headers) implements Fault {}

        /** Close does it when the test lets it. */
        record Held(CountDownLatch arrived, CountDownLatch release) implements Fault {}
    }

    private final URI behind;
    private final HttpServer server;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, Queue<Fault>> nextWrites = new ConcurrentHashMap<>();

    FaultyClose(String behind) {
        this.behind = URI.create(behind);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Each write to the contact takes the next fault; when there is none left, it passes. */
    public void spoilNextWrite(String contactId, Fault fault) {
        nextWrites
                .computeIfAbsent(contactId, id -> new ConcurrentLinkedQueue<>())
                .add(fault);
    }

    void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            switch (faultOf(exchange)) {
                case null -> passOn(exchange, body, 0);
                case Fault.AnswerLost() -> passOn(exchange, body, 500);
                case Fault.AnswerInstead(int status, Map<String, String> headers) -> {
                    headers.forEach(exchange.getResponseHeaders()::set);
                    exchange.sendResponseHeaders(status, -1);
                }
                case Fault.Held(CountDownLatch arrived, CountDownLatch release) -> {
                    arrived.countDown();
                    release.await();
                    passOn(exchange, body, 0);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable Fault faultOf(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        return exchange.getRequestMethod().equals("PUT")
                ? nextWrites.entrySet().stream()
                        .filter(entry -> path.endsWith("/contact/" + entry.getKey() + "/"))
                        .findFirst()
                        .map(entry -> entry.getValue().poll())
                        .orElse(null)
                : null;
    }

    private void passOn(HttpExchange exchange, byte[] body, int otherStatus) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        behind.resolve(exchange.getRequestURI().toString()))
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        PASSED_ON.forEach(name -> exchange.getRequestHeaders()
                .getOrDefault(name, List.of())
                .forEach(value -> request.header(name, value)));
        HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
        byte[] content = otherStatus == 0 ? answer.body() : new byte[0];
        answer.headers()
                .firstValue("content-type")
                .ifPresent(type -> exchange.getResponseHeaders().set("content-type", type));
        exchange.sendResponseHeaders(
                otherStatus == 0 ? answer.statusCode() : otherStatus, content.length == 0 ? -1 : content.length);
        exchange.getResponseBody().write(content);
    }
}
