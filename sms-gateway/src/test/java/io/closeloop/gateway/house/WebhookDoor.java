package io.closeloop.gateway.house;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.closeloop.close.event.CloseEvent;
import io.closeloop.embedded.TestInfrastructure;
import io.closeloop.events.CloudEventHeaders;
import io.closeloop.events.Envelope;
import io.closeloop.events.LeadKey;
import io.closeloop.events.Tenant;
import io.closeloop.events.Topics;
import io.closeloop.testing.Broker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.producer.ProducerRecord;

/** In the place of webhook-ingress: what the simulator delivers goes onto {@code close.events}, without a check. */
final class WebhookDoor {

    private final Broker broker = new Broker(TestInfrastructure.bootstrapServers());
    private final Map<String, Tenant> tenants = new ConcurrentHashMap<>();
    private final HttpServer server;

    WebhookDoor() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /** Where the tenant's events are to be delivered. */
    String urlFor(Tenant tenant) {
        tenants.put(tenant.integration(), tenant);
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + tenant.integration();
    }

    void close() {
        server.stop(0);
        broker.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Tenant tenant = Objects.requireNonNull(
                    tenants.get(exchange.getRequestURI().getPath().substring(1)));
            broker.publish(toRecord(tenant, exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(200, -1);
        }
    }

    static ProducerRecord<String, byte[]> toRecord(Tenant tenant, byte[] body) {
        CloseEvent event = CloseEvent.read(body);
        String subject = event.leadId() == null ? event.objectId() : event.leadId();
        String key = new LeadKey(tenant.integration(), subject).toString();
        ProducerRecord<String, byte[]> news = new ProducerRecord<>(Topics.CLOSE_EVENTS.name(), key, body);
        CloudEventHeaders.write(
                new Envelope(
                        event.id(),
                        tenant.integration(),
                        "close." + event.type(),
                        event.dateUpdated(),
                        subject,
                        tenant,
                        null,
                        null),
                news.headers());
        return news;
    }
}
