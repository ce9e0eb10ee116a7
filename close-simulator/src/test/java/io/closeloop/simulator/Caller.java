package io.closeloop.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.closeloop.simulator.state.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;

/** A client of Close with one API key. Paths are below {@code /api/v1}, or absolute from {@code /_simulator} on. */
record Caller(String baseUrl, String apiKey) {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** The id of the status that people see under that name. */
    String opportunityStatus(String label) {
        return get("/status/opportunity/")
                .body()
                .path("data")
                .valueStream()
                .filter(s -> s.path("label").asText().equals(label))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();
    }

    record Reply(int status, JsonNode body) {
        String text(String key) {
            return body.path(key).asText();
        }

        String fieldError(String key) {
            return body.path("field-errors").path(key).asText("");
        }
    }

    static Caller of(CloseSimulator simulator, OrganizationDefinition organization) {
        return new Caller(simulator.url(), organization.apiKey());
    }

    Reply get(String path) {
        return send(request(path).GET().build());
    }

    Reply post(String path, String json) {
        return send(request(path)
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build());
    }

    Reply put(String path, String json) {
        return send(request(path)
                .header("content-type", "application/json")
                .PUT(BodyPublishers.ofString(json))
                .build());
    }

    /** The same, without waiting for the answer. By a client that asks for HTTP/2 first, as Java's own does unless told otherwise. */
    CompletableFuture<HttpResponse<String>> putMeanwhile(String path, String json) {
        HttpRequest request = request(path)
                .header("content-type", "application/json")
                .PUT(BodyPublishers.ofString(json))
                .build();
        return HttpClient.newHttpClient().sendAsync(request, BodyHandlers.ofString());
    }

    Reply delete(String path) {
        return send(request(path).DELETE().build());
    }

    HttpRequest.Builder request(String path) {
        String full = path.startsWith("/_simulator") ? path : "/api/v1" + path;
        String basic = Base64.getEncoder().encodeToString((apiKey + ":").getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create(baseUrl + full)).header("authorization", "Basic " + basic);
    }

    Reply send(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = HTTP.send(request, BodyHandlers.ofByteArray());
            return new Reply(response.statusCode(), Json.parse(response.body()).orElse(MissingNode.getInstance()));
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
