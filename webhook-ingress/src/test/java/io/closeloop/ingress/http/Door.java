package io.closeloop.ingress.http;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import io.closeloop.close.credential.CredentialRef;
import io.closeloop.close.credential.LocalCredentialWriter;
import io.closeloop.close.credential.Purpose;
import io.closeloop.close.credential.Secret;
import io.closeloop.events.IntegrationChanged;
import io.closeloop.events.IntegrationChanged.ControlFields;
import io.closeloop.events.IntegrationChanged.Status;
import io.closeloop.events.OutgoingEvent;
import io.closeloop.events.Tenant;
import io.closeloop.events.Topics;
import io.closeloop.ingress.Deliveries;
import io.closeloop.ingress.Delivery;
import io.closeloop.testing.Broker;
import io.quarkus.arc.Arc;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Speaks for close-connector, for Close, and for whoever reads the topic. */
final class Door {

    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);

    private final URI address;
    private final URI management;
    private final String bootstrapServers;
    private final Path credentials;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Of the service that runs in this JVM. */
    Door() {
        this(Arc.container().instance(PublicDoor.class).get().port());
    }

    /** Another one, of the same service. */
    Door(int port) {
        Config config = ConfigProvider.getConfig();
        this.address = URI.create("http://127.0.0.1:" + port);
        this.management =
                URI.create("http://127.0.0.1:" + config.getValue("quarkus.management.test-port", String.class));
        this.bootstrapServers = config.getValue("kafka.bootstrap.servers", String.class);
        this.credentials = config.getValue("closeloop.credentials.directory", Path.class);
    }

    /** A new integration of {@link Deliveries#ORGANIZATION}, as close-connector announces it. */
    Tenant connect() throws Exception {
        Tenant tenant = new Tenant("acme", "int_" + UUID.randomUUID(), Deliveries.ORGANIZATION);
        announce(tenant, Status.CONNECTED, store(tenant, Deliveries.KEY));
        return tenant;
    }

    /** Where Close delivers. */
    URI address() {
        return address;
    }

    /** @return the version under which close-connector would announce it */
    long store(Tenant tenant, Secret signingKey) throws Exception {
        Vertx vertx = Vertx.vertx();
        long version = new LocalCredentialWriter(credentials, vertx)
                .put(new CredentialRef("acme", Purpose.WEBHOOK_SIGNING_KEY, tenant.integration()), signingKey)
                .await()
                .atMost(LONGEST_ANSWER);
        vertx.close().toCompletionStage().toCompletableFuture().get();
        return version;
    }

    void announce(Tenant tenant, Status status) throws Exception {
        announce(tenant, status, 1);
    }

    void announce(Tenant tenant, Status status, long signingKeyVersion) throws Exception {
        ControlFields none = new ControlFields(null, null, null);
        var change = new IntegrationChanged(
                status, null, null, none, none, "user_A", 1, signingKeyVersion, System.nanoTime());
        try (Broker broker = new Broker(bootstrapServers)) {
            broker.publish(OutgoingEvent.ofSetting(
                    Topics.INTEGRATION_CHANGES,
                    "close-connector",
                    tenant,
                    tenant.integration(),
                    Instant.now(),
                    change));
        }
    }

    /** What a load balancer asks before it sends anyone here. */
    boolean isReady() {
        return send(HttpRequest.newBuilder(management.resolve("/q/health/ready")))
                        .statusCode()
                == 200;
    }

    HttpResponse<String> knock(Delivery delivery) {
        return send(request(delivery).POST(BodyPublishers.ofByteArray(delivery.body())));
    }

    /** The same with {@code Transfer-Encoding: chunked}: nothing says beforehand how long it is. */
    HttpResponse<String> knockWithoutLength(Delivery delivery) {
        return send(request(delivery)
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofByteArrays(List.of(delivery.body())))));
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(address.resolve(path)));
    }

    HttpResponse<String> getFromManagement(String path) {
        return send(HttpRequest.newBuilder(management.resolve(path)));
    }

    /** As Close does: until it is taken. */
    void deliverUntilAccepted(Delivery delivery) {
        await().atMost(60, SECONDS).until(() -> knock(delivery).statusCode() == 200);
    }

    /** All that is in {@code close.events} under this integration now, per lead in order. */
    List<ConsumerRecord<String, byte[]>> published(Tenant tenant) {
        try (Broker broker = new Broker(bootstrapServers)) {
            return broker.read(Topics.CLOSE_EVENTS.name()).stream()
                    .filter(read -> read.key().startsWith(tenant.integration() + "/"))
                    .toList();
        }
    }

    private HttpRequest.Builder request(Delivery delivery) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        address.resolve("/webhooks/close/" + delivery.integration()))
                .header("Content-Type", "application/json");
        delivery.timestamps().forEach(value -> request.header("close-sig-timestamp", value));
        delivery.hashes().forEach(value -> request.header("close-sig-hash", value));
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(LONGEST_ANSWER).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
