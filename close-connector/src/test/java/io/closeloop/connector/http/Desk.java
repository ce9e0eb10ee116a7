package io.closeloop.connector.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.closeloop.close.wire.CloseJson;
import io.closeloop.embedded.TestIssuer;
import io.closeloop.events.ConnectionReport;
import io.closeloop.events.IncomingEvent;
import io.closeloop.events.IntegrationChanged;
import io.closeloop.events.OutgoingEvent;
import io.closeloop.events.SetterChanged;
import io.closeloop.events.Tenant;
import io.closeloop.events.Topics;
import io.closeloop.testing.Broker;
import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** One account at the control plane's API, and a look behind it: into Close, the credential directory and the topic. */
final class Desk {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(60);

    private final String account;
    private final @Nullable String token;

    private Desk(String account, @Nullable String token) {
        this.account = account;
        this.token = token;
    }

    /** A new account's admin. */
    static Desk ofNewAccount() {
        return of("acct-" + UUID.randomUUID(), "admin");
    }

    static Desk of(String account, String role) {
        return new Desk(
                account,
                Jwt.issuer(TestIssuer.NAME)
                        .upn("ana@example.com")
                        .groups(Set.of(role))
                        .claim("account", account)
                        .sign());
    }

    Desk as(String role) {
        return of(account, role);
    }

    Desk withoutToken() {
        return new Desk(account, null);
    }

    Desk withATokenThatNamesNoAccount() {
        return new Desk(
                account,
                Jwt.issuer(TestIssuer.NAME)
                        .upn("ana@example.com")
                        .groups("admin")
                        .sign());
    }

    String account() {
        return account;
    }

    record Answer(int status, JsonNode body) {

        String text(String field) {
            return body.path(field).asText();
        }
    }

    Answer connect(String apiKey) {
        return post("/integrations", "{\"apiKey\":\"" + apiKey + "\"}");
    }

    /** Connects and answers the integration's id. */
    String connected(String apiKey) {
        Answer connected = connect(apiKey);
        if (connected.status() != 201) {
            throw new IllegalStateException("not connected: " + connected);
        }
        return connected.text("integrationId");
    }

    Answer post(String path, String body) {
        return service(path, request -> request.POST(BodyPublishers.ofString(body)));
    }

    Answer get(String path) {
        return service(path, HttpRequest.Builder::GET);
    }

    Answer delete(String path) {
        return service(path, HttpRequest.Builder::DELETE);
    }

    Answer choose(String integration, @Nullable String number, @Nullable UUID setter) {
        String body = "{\"phoneNumber\":" + quoted(number) + ",\"defaultSetterId\":" + quoted(setter) + "}";
        return service(
                "/integrations/" + integration + "/settings", request -> request.PUT(BodyPublishers.ofString(body)));
    }

    /** The subscriptions at Close that deliver to this integration. */
    static List<JsonNode> subscriptionsOf(String apiKey, String integration) {
        return subscriptions(apiKey).stream()
                .filter(subscription -> subscription.path("url").asText().endsWith("/" + integration))
                .toList();
    }

    static List<JsonNode> subscriptions(String apiKey) {
        return close(apiKey, "/webhook/?_limit=100", HttpRequest.Builder::GET)
                .body()
                .path("data")
                .valueStream()
                .toList();
    }

    static Answer subscribe(String apiKey, String url) {
        String body = "{\"url\":\"" + url + "\",\"events\":[{\"object_type\":\"lead\",\"action\":\"created\"}]}";
        return close(apiKey, "/webhook/", request -> request.POST(BodyPublishers.ofString(body)));
    }

    static Answer unsubscribe(String apiKey, String subscription) {
        return close(apiKey, "/webhook/" + subscription + "/", HttpRequest.Builder::DELETE);
    }

    /** Close takes 40 of an organization; those of earlier tests must not use them up. */
    static void unsubscribeAll(String apiKey) {
        subscriptions(apiKey)
                .forEach(subscription ->
                        unsubscribe(apiKey, subscription.path("id").asText()));
    }

    /** The contents of this account's stored credentials, as they lie on the disk. */
    List<String> credentialFiles() {
        Path folder = credentials().resolve(account);
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).map(Desk::content).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path credentials() {
        return setting("closeloop.credentials.directory", Path.class);
    }

    /** All that was announced of this account, in order. */
    List<IncomingEvent<IntegrationChanged>> announced() {
        try (Broker broker = broker()) {
            return broker.read(Topics.INTEGRATION_CHANGES.name()).stream()
                    .map(read -> IncomingEvent.of(read, IntegrationChanged.class))
                    .filter(event -> event.envelope().tenant().account().equals(account))
                    .toList();
        }
    }

    /** As lead-lifecycle announces a setter of this account. */
    UUID setter(boolean active) {
        UUID id = UUID.randomUUID();
        OutgoingEvent event = OutgoingEvent.ofSetting(
                Topics.SETTER_CHANGES,
                "lead-lifecycle",
                new Tenant(account, "none", "none"),
                id.toString(),
                Instant.now(),
                new SetterChanged(id, account, "Ana", active, 1));
        send(event);
        return id;
    }

    /** As another service reports what it has met on a connection. */
    void report(String integration, ConnectionReport report) {
        send(OutgoingEvent.ofConnection(
                Topics.CONNECTION_SIGNALS,
                "field-sync",
                new Tenant(account, integration, "none"),
                report.at(),
                report));
    }

    private static void send(OutgoingEvent event) {
        try (Broker broker = broker()) {
            broker.publish(event);
        }
    }

    private Answer service(String path, UnaryOperator<HttpRequest.Builder> method) {
        String port = setting("quarkus.http.test-port", String.class);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return send(method.apply(request));
    }

    private static Answer close(String apiKey, String path, UnaryOperator<HttpRequest.Builder> method) {
        String login = Base64.getEncoder().encodeToString((apiKey + ":").getBytes(UTF_8));
        return send(method.apply(
                HttpRequest.newBuilder(URI.create(ConnectorWorld.close().apiUrl() + path))
                        .header("Authorization", "Basic " + login)));
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            var answer = HTTP.send(
                    request.header("Content-Type", "application/json")
                            .timeout(LONGEST_ANSWER)
                            .build(),
                    BodyHandlers.ofString());
            return new Answer(answer.statusCode(), CloseJson.MAPPER.readTree(answer.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Broker broker() {
        return new Broker(setting("kafka.bootstrap.servers", String.class));
    }

    private static <T> T setting(String name, Class<T> type) {
        return ConfigProvider.getConfig().getValue(name, type);
    }

    private static String content(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String quoted(@Nullable Object value) {
        return value == null ? "null" : "\"" + value + "\"";
    }
}
