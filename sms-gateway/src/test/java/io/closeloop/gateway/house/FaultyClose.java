package io.closeloop.gateway.house;

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

/** Stands before the simulator and spoils the next calls to texts, as a network or a tired server does. */
public final class FaultyClose {

    private static final List<String> PASSED_ON = List.of("authorization", "content-type", "traceparent");

    /** What happens to one call. */
    public sealed interface Fault {
        /** Close does it, and its answer is lost on the way. */
        record AnswerLost() implements Fault {}

        /** Close is not asked; this is the answer. */
        record AnswerInstead(int status, Map<String, String> headers) implements Fault {}

        /** Close does it at once; the answer comes when the test lets it. */
        record AnswerHeld(CountDownLatch done, CountDownLatch release) implements Fault {}
    }

    private final URI behind;
    private final HttpServer server;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, Queue<Fault>> next = new ConcurrentHashMap<>();

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

    /** The next call of that method to a text, with that login, takes the fault; when there is none left, calls pass. */
    void spoilNext(String method, String authorization, Fault fault) {
        next.computeIfAbsent(method + " " + authorization, any -> new ConcurrentLinkedQueue<>())
                .add(fault);
    }

    void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            switch (faultOf(exchange)) {
                case null -> answer(exchange, passOn(exchange, body));
                case Fault.AnswerLost() -> {
                    var unused = passOn(exchange, body);
                    exchange.sendResponseHeaders(500, -1);
                }
                case Fault.AnswerInstead(int status, Map<String, String> headers) -> {
                    headers.forEach(exchange.getResponseHeaders()::set);
                    exchange.sendResponseHeaders(status, -1);
                }
                case Fault.AnswerHeld(CountDownLatch done, CountDownLatch release) -> {
                    HttpResponse<byte[]> answer = passOn(exchange, body);
                    done.countDown();
                    release.await();
                    answer(exchange, answer);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable Fault faultOf(HttpExchange exchange) {
        String login = exchange.getRequestHeaders().getFirst("authorization");
        Queue<Fault> faults = next.get(exchange.getRequestMethod() + " " + login);
        return faults == null || !exchange.getRequestURI().getPath().contains("/activity/sms/") ? null : faults.poll();
    }

    private HttpResponse<byte[]> passOn(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        behind.resolve(exchange.getRequestURI().toString()))
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        PASSED_ON.forEach(name -> exchange.getRequestHeaders()
                .getOrDefault(name, List.of())
                .forEach(value -> request.header(name, value)));
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
        answer.headers()
                .firstValue("content-type")
                .ifPresent(type -> exchange.getResponseHeaders().set("content-type", type));
        exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
        exchange.getResponseBody().write(answer.body());
    }
}
