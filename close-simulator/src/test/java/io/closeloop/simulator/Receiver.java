package io.closeloop.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.closeloop.simulator.state.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/** Takes webhooks. Answers 200, or first what it was told to answer; a redirect leads to another path of it. */
final class Receiver implements AutoCloseable {
    record Delivery(String path, byte[] raw, String timestamp, String hash) {
        JsonNode body() {
            return Json.parse(raw).orElseThrow();
        }

        JsonNode event() {
            return body().path("event");
        }

        String event(String key) {
            return event().path(key).asText();
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
    private final LinkedBlockingQueue<Integer> answers = new LinkedBlockingQueue<>();

    Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new IllegalStateException(noPort);
        }
        server.createContext("/", this::take);
        server.setExecutor(threads);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] raw = exchange.getRequestBody().readAllBytes();
            deliveries.add(new Delivery(
                    exchange.getRequestURI().getPath(),
                    raw,
                    exchange.getRequestHeaders().getFirst("close-sig-timestamp"),
                    exchange.getRequestHeaders().getFirst("close-sig-hash")));
            Integer answer = answers.poll();
            exchange.getResponseHeaders().set("location", "/elsewhere");
            exchange.sendResponseHeaders(answer == null ? 200 : answer, -1);
        }
    }

    void answerFirst(Integer... statuses) {
        answers.addAll(List.of(statuses));
    }

    void forgetAnswers() {
        answers.clear();
    }

    List<Delivery> deliveries() {
        return List.copyOf(deliveries);
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/close";
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
