package io.closeloop.close.credential;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * As much of Vault's HTTP API as its documentation says of KV version 2 (data, metadata, destroy, check-and-set, deleted and destroyed
 * versions as 404 with metadata), of the Kubernetes and AppRole logins, of 403 for a bad token and 503 while sealed. No Vault was to be
 * had: what this says is what was read, not what was seen.
 */
final class VaultStandIn implements AutoCloseable {

    static final String TOKEN = "token-canary";

    private static final JsonMapper JSON = new JsonMapper();

    private record Version(JsonNode data, String created, boolean deleted, boolean destroyed) {}

    private record Answer(int status, @Nullable JsonNode body) {}

    private final HttpServer server;
    private final Map<String, List<Version>> secrets = new HashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private boolean sealed;
    private boolean forbidding;
    private @Nullable Runnable beforeWrite;

    VaultStandIn() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    List<String> requests() {
        return List.copyOf(requests);
    }

    void seal(boolean yes) {
        sealed = yes;
    }

    void forbid(boolean yes) {
        forbidding = yes;
    }

    /** Runs once, between what the writer has seen and what it writes. */
    void beforeNextWrite(Runnable intruder) {
        beforeWrite = intruder;
    }

    /** As a person would, with {@code vault kv put}. */
    synchronized void put(String path, Map<String, ?> data) {
        versions(path).add(new Version(JSON.valueToTree(data), Instant.now().toString(), false, false));
    }

    /** As a person would, with {@code vault kv delete}. */
    synchronized void delete(String path) {
        List<Version> all = versions(path);
        Version last = all.removeLast();
        all.add(new Version(last.data(), last.created(), true, false));
    }

    /** Whatever is still to be had, all versions together. */
    synchronized String everything() {
        return secrets.values().stream()
                .flatMap(List::stream)
                .filter(version -> !version.destroyed())
                .map(version -> version.data().toString())
                .reduce("", String::concat);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        requests.add(exchange.getRequestMethod() + " " + path);
        JsonNode body = body(exchange);
        Answer answer = answer(exchange, path, body);
        byte[] bytes = answer.body() == null ? new byte[0] : JSON.writeValueAsBytes(answer.body());
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static JsonNode body(HttpExchange exchange) throws IOException {
        byte[] bytes = exchange.getRequestBody().readAllBytes();
        return bytes.length == 0 ? JSON.createObjectNode() : JSON.readTree(bytes);
    }

    private Answer answer(HttpExchange exchange, String path, JsonNode body) throws IOException {
        if (sealed) {
            return error(503, "Vault is sealed");
        }
        if (path.startsWith("/v1/auth/")) {
            return login(path, body);
        }
        if (forbidding || !TOKEN.equals(exchange.getRequestHeaders().getFirst("X-Vault-Token"))) {
            return error(403, "permission denied");
        }
        return switch (exchange.getRequestMethod() + " " + path.replaceFirst("^(/v1/secret/\\w+)/.*$", "$1")) {
            case "GET /v1/secret/data" -> read(rest(path));
            case "POST /v1/secret/data", "PUT /v1/secret/data" -> write(rest(path), body);
            case "GET /v1/secret/metadata" -> metadata(rest(path));
            case "POST /v1/secret/destroy", "PUT /v1/secret/destroy" -> destroy(rest(path), body);
            default -> error(404, "no handler for route");
        };
    }

    private static String rest(String path) {
        return path.replaceFirst("^/v1/secret/\\w+/", "");
    }

    private static Answer login(String path, JsonNode body) throws JsonProcessingException {
        boolean kubernetes = path.equals("/v1/auth/kubernetes/login")
                && body.path("role").asText().equals("gateway")
                && body.path("jwt").asText().equals("jwt-of-the-pod");
        boolean appRole = path.equals("/v1/auth/approle/login")
                && body.path("role_id").asText().equals("role-1")
                && body.path("secret_id").asText().equals("secret-1");
        return kubernetes || appRole
                ? new Answer(200, JSON.readTree("""
                        {"request_id":"r","auth":{"client_token":"%s","accessor":"a","policies":["p"],"token_policies":["p"],
                         "metadata":{},"lease_duration":3600,"renewable":true,"entity_id":"e","token_type":"service",
                         "orphan":true,"num_uses":0}}""".formatted(TOKEN)))
                : error(400, "invalid role or secret ID");
    }

    private synchronized Answer read(String path) {
        List<Version> all = versions(path);
        if (all.isEmpty()) {
            return new Answer(404, JSON.createObjectNode().set("errors", JSON.createArrayNode()));
        }
        Version last = all.getLast();
        boolean gone = last.deleted() || last.destroyed();
        ObjectNode data = JSON.createObjectNode();
        data.set("data", gone ? null : last.data());
        data.set("metadata", describe(last, all.size()));
        return new Answer(gone ? 404 : 200, JSON.createObjectNode().set("data", data));
    }

    private Answer write(String path, JsonNode body) {
        Runnable intruder = beforeWrite;
        beforeWrite = null;
        if (intruder != null) {
            intruder.run();
        }
        synchronized (this) {
            int revision = versions(path).size();
            JsonNode cas = body.path("options").path("cas");
            if (!cas.isMissingNode() && cas.asInt() != revision) {
                return error(400, "check-and-set parameter did not match the current version");
            }
            versions(path).add(new Version(body.path("data"), Instant.now().toString(), false, false));
            return new Answer(
                    200,
                    JSON.createObjectNode().set("data", describe(versions(path).getLast(), revision + 1)));
        }
    }

    private synchronized Answer metadata(String path) {
        List<Version> all = versions(path);
        if (all.isEmpty()) {
            return new Answer(404, JSON.createObjectNode().set("errors", JSON.createArrayNode()));
        }
        ObjectNode versions = JSON.createObjectNode();
        for (int i = 1; i <= all.size(); i++) {
            versions.set(String.valueOf(i), describe(all.get(i - 1), i));
        }
        ObjectNode data = JSON.createObjectNode()
                .put("cas_required", false)
                .put("current_version", all.size())
                .put("max_versions", 0)
                .put("oldest_version", 0)
                .put("created_time", all.getFirst().created())
                .put("updated_time", all.getLast().created())
                .put("delete_version_after", "0s");
        data.set("versions", versions);
        return new Answer(200, JSON.createObjectNode().set("data", data));
    }

    private synchronized Answer destroy(String path, JsonNode body) {
        List<Version> all = versions(path);
        body.path("versions").forEach(number -> {
            Version old = all.get(number.asInt() - 1);
            all.set(number.asInt() - 1, new Version(old.data(), old.created(), old.deleted(), true));
        });
        return new Answer(204, null);
    }

    private static ObjectNode describe(Version version, int number) {
        return JSON.createObjectNode()
                .put("created_time", version.created())
                .put("deletion_time", version.deleted() ? version.created() : "")
                .put("destroyed", version.destroyed())
                .put("version", number)
                .putNull("custom_metadata");
    }

    private List<Version> versions(String path) {
        return secrets.computeIfAbsent(path, absent -> new ArrayList<>());
    }

    private static Answer error(int status, String message) {
        ObjectNode body = JSON.createObjectNode();
        body.putArray("errors").add(message);
        return new Answer(status, body);
    }
}
