package io.closeloop.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.closeloop.simulator.state.Parameters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is read from an HTTP request. */
record Request(
        String method,
        String path,
        String uri,
        Parameters parameters,
        String contentType,
        @Nullable String authorization,
        @Nullable String traceparent,
        String methodOverride,
        String zone,
        byte[] body) {

    private static final String BASIC = "Basic ";
    private static final String BEARER = "Bearer ";

    static Request of(RoutingContext context) {
        HttpServerRequest http = context.request();
        Map<String, String> parameters = new HashMap<>();
        context.queryParams().forEach(entry -> parameters.putIfAbsent(entry.getKey(), entry.getValue()));
        Buffer body = context.body().buffer();
        String contentType = http.getHeader("content-type");
        return new Request(
                http.method().name(),
                Objects.requireNonNullElse(http.path(), ""),
                http.uri(),
                new Parameters(parameters),
                contentType == null ? "" : contentType,
                http.getHeader("authorization"),
                http.getHeader("traceparent"),
                Objects.requireNonNullElse(http.getHeader("x-http-method-override"), ""),
                Objects.requireNonNullElse(http.getHeader("x-tz-offset"), ""),
                body == null ? new byte[0] : body.getBytes());
    }

    /** The key of {@code Basic base64("api_…:")}: the user name, with an empty password. */
    Optional<String> basicKey() {
        if (authorization == null || !authorization.startsWith(BASIC)) {
            return Optional.empty();
        }
        try {
            byte[] decoded = Base64.getDecoder().decode(authorization.substring(BASIC.length()));
            String pair = new String(decoded, StandardCharsets.UTF_8);
            return pair.endsWith(":") ? Optional.of(pair.substring(0, pair.length() - 1)) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** The same address with the slash that it lacks. */
    String withSlash() {
        return path + '/' + uri.substring(Math.min(path.length(), uri.length()));
    }

    /** A GET whose parameters are too long for its address. Source: close-api.md 3.5. */
    boolean isLongGet() {
        return method.equals("POST") && methodOverride.equalsIgnoreCase("GET");
    }

    /** The parameters of the address and these; a list is written with commas. */
    Parameters parameters(JsonNode more) {
        Map<String, String> all = new HashMap<>(parameters.values());
        more.properties()
                .forEach(e -> all.put(
                        e.getKey(),
                        e.getValue().isArray()
                                ? e.getValue()
                                        .valueStream()
                                        .map(JsonNode::asText)
                                        .collect(Collectors.joining(","))
                                : e.getValue().asText()));
        return new Parameters(all);
    }

    /** An OAuth access token. Source: close-api.md 1.3. */
    Optional<String> bearer() {
        return authorization != null && authorization.startsWith(BEARER)
                ? Optional.of(authorization.substring(BEARER.length()))
                : Optional.empty();
    }
}
