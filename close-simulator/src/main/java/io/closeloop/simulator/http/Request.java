package io.closeloop.simulator.http;

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
        byte[] body) {

    private static final String BASIC = "Basic ";

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
}
