package io.closeloop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.close.credential.CredentialRef;
import io.closeloop.close.credential.LocalCredentialWriter;
import io.closeloop.close.credential.Purpose;
import io.closeloop.close.credential.Secret;
import io.closeloop.events.IntegrationChanged;
import io.closeloop.events.IntegrationChanged.ControlFields;
import io.closeloop.events.IntegrationChanged.Status;
import io.closeloop.events.OutgoingEvent;
import io.closeloop.events.Tenant;
import io.closeloop.events.TopicCreation;
import io.closeloop.events.Topics;
import io.closeloop.local.plan.Layout;
import io.closeloop.local.plan.Planning;
import io.closeloop.local.plan.Ports;
import io.closeloop.local.plan.ProcessPlan;
import io.closeloop.local.plan.Service;
import io.closeloop.local.plan.StackPlan;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

/** The door as its package starts it, with a broker and nothing else; each a process that can be killed, frozen and started again. */
final class IngressAlone implements AutoCloseable {

    static final Secret KEY = Secret.of("00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff");
    static final Tenant TENANT = new Tenant("acme", "int_alone", "orga_A");
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int PORT_OFFSET = 23_000;
    private static final int SECOND = 100;

    private final Layout layout;
    private final StackPlan plan;
    private final List<Process> started = new ArrayList<>();

    private IngressAlone(Path home) throws IOException {
        Path root = Path.of(System.getProperty("project.root", "../.."))
                .toAbsolutePath()
                .normalize();
        this.layout = new Layout(root, home);
        Files.createDirectories(layout.logs());
        this.plan = new Planning(
                        layout,
                        new Ports(PORT_OFFSET),
                        Path.of(System.getProperty("java.home")),
                        List.of(Service.WEBHOOK_INGRESS))
                .stack();
    }

    /** A broker with the topics, and one integration whose deliveries are signed with {@link #KEY}. */
    static IngressAlone withBroker(Path home) throws Exception {
        IngressAlone alone = new IngressAlone(home);
        var unused = alone.startBroker();
        TopicCreation.createMissing(alone.bootstrapServers(), 1);
        alone.connect();
        return alone;
    }

    String bootstrapServers() {
        return plan.bootstrap();
    }

    /** The one that was started first. */
    Process broker() {
        return started.getFirst();
    }

    Process startBroker() throws IOException {
        ProcessPlan kafka = plan.foundation().stream()
                .filter(process -> process.name().equals("kafka"))
                .findFirst()
                .orElseThrow();
        Process broker = start(kafka, kafka.command(), Map.of());
        Awaitility.await("the broker").atMost(PATIENCE).until(() -> broker.isAlive() && brokerAnswers());
        return broker;
    }

    /** One of at most two instances, ready, with a heap of 192 MB. */
    Instance startIngress(int index) throws IOException {
        Ports ports = new Ports(PORT_OFFSET + index * SECOND);
        ProcessPlan planned = plan.services().getFirst();
        List<String> command = planned.command().stream()
                .map(argument -> argument.startsWith("-Xmx") ? "-Xmx192m" : argument)
                .toList();
        int http = ports.http(Service.WEBHOOK_INGRESS);
        int management = ports.management(Service.WEBHOOK_INGRESS);
        Process process = start(
                planned,
                command,
                Map.of(
                        "QUARKUS_HTTP_PORT", Integer.toString(http),
                        "QUARKUS_MANAGEMENT_PORT", Integer.toString(management)));
        Instance instance = new Instance(
                process, URI.create("http://127.0.0.1:" + http), URI.create("http://127.0.0.1:" + management));
        Awaitility.await("the door to be ready").atMost(PATIENCE).until(() -> {
            assertThat(process.isAlive())
                    .as("the door ended while it started; see " + log())
                    .isTrue();
            return instance.isReady();
        });
        return instance;
    }

    List<String> log() throws IOException {
        return Files.readAllLines(layout.log(Service.WEBHOOK_INGRESS.folder()));
    }

    /** @param address where Close delivers @param management where a load balancer asks */
    record Instance(Process process, URI address, URI management) {

        boolean isReady() throws InterruptedException {
            try (HttpClient client = HttpClient.newHttpClient()) {
                HttpRequest request = HttpRequest.newBuilder(management.resolve("/q/health/ready"))
                        .timeout(Duration.ofSeconds(10))
                        .build();
                return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
            } catch (IOException notYet) {
                return false;
            }
        }
    }

    private boolean brokerAnswers() {
        try (Admin admin = Admin.create(Map.of(
                "bootstrap.servers", bootstrapServers(), "default.api.timeout.ms", 2000, "request.timeout.ms", 1000))) {
            return !admin.describeCluster().nodes().get().isEmpty();
        } catch (ExecutionException notYet) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Process start(ProcessPlan planned, List<String> command, Map<String, String> more) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        layout.log(planned.name()).toFile()));
        builder.environment().putAll(planned.environment());
        builder.environment().putAll(more);
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private void connect() throws Exception {
        Vertx vertx = Vertx.vertx();
        long version = new LocalCredentialWriter(layout.credentials(), vertx)
                .put(new CredentialRef(TENANT.account(), Purpose.WEBHOOK_SIGNING_KEY, TENANT.integration()), KEY)
                .await()
                .atMost(PATIENCE);
        vertx.close().toCompletionStage().toCompletableFuture().get();
        ControlFields none = new ControlFields(null, null, null);
        var change = new IntegrationChanged(Status.CONNECTED, null, null, none, none, "user_A", 1, version, 1);
        try (var producer = producer()) {
            producer.send(OutgoingEvent.ofSetting(
                                    Topics.INTEGRATION_CHANGES,
                                    "close-connector",
                                    TENANT,
                                    TENANT.integration(),
                                    Instant.now(),
                                    change)
                            .toRecord())
                    .get();
        }
    }

    private KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers(), "max.block.ms", 2000),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    @Override
    public void close() {
        started.forEach(process -> {
            process.destroyForcibly();
            process.onExit().join();
        });
    }
}
