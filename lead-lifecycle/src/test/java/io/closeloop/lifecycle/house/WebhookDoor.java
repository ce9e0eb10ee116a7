package io.closeloop.lifecycle.house;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.closeloop.embedded.TestInfrastructure;
import io.closeloop.events.CloudEventHeaders;
import io.closeloop.events.Envelope;
import io.closeloop.events.LeadKey;
import io.closeloop.events.Tenant;
import io.closeloop.testing.Broker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Stands for webhook-ingress: Close's webhooks come in, untouched bytes under the same headers go onto {@code close.events}. */
public final class WebhookDoor {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final Broker broker = new Broker(TestInfrastructure.bootstrapServers());
    private final Map<String, Tenant> tenants = new ConcurrentHashMap<>();
    private final List<ProducerRecord<String, byte[]>> passed = new CopyOnWriteArrayList<>();

    WebhookDoor() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::receive);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String openFor(Tenant tenant) {
        tenants.put("/" + tenant.integration(), tenant);
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + tenant.integration();
    }

    /** What has come through for a lead so far, in order. */
    List<ProducerRecord<String, byte[]>> passed(LeadKey lead) {
        return passed.stream()
                .filter(event -> lead.toString().equals(event.key()))
                .toList();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Tenant tenant = tenants.get(exchange.getRequestURI().getPath());
            if (tenant != null) {
                ProducerRecord<String, byte[]> event = event(tenant, body);
                passed.add(event);
                broker.publish(event);
            }
            exchange.sendResponseHeaders(200, -1);
        }
    }

    static ProducerRecord<String, byte[]> event(Tenant tenant, byte[] body) throws IOException {
        JsonNode event = JSON.readTree(body).get("event");
        String lead = event.path("lead_id").asText(event.path("object_id").asText());
        Envelope envelope = new Envelope(
                event.path("id").asText(),
                tenant.integration(),
                "close." + event.path("object_type").asText() + "."
                        + event.path("action").asText(),
                LocalDateTime.parse(event.path("date_updated").asText()).toInstant(ZoneOffset.UTC),
                lead,
                tenant,
                null,
                freshTraceparent());
        ProducerRecord<String, byte[]> published =
                new ProducerRecord<>("close.events", new LeadKey(tenant.integration(), lead).toString(), body);
        CloudEventHeaders.write(envelope, published.headers());
        return published;
    }

    private static String freshTraceparent() {
        byte[] random = new byte[24];
        new Random().nextBytes(random);
        String hex = HexFormat.of().formatHex(random);
        return "00-" + hex.substring(0, 32) + "-" + hex.substring(32) + "-01";
    }

    void close() {
        server.stop(0);
        broker.close();
    }
}
