package io.closeloop.ingress.http;

import io.closeloop.close.event.WebhookSignature;
import io.closeloop.ingress.domain.Knock;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The head of a request as Vert.x has it, as the domain wants it. */
final class Reader {

    private static final CharSequence TIMESTAMP = HttpHeaders.createOptimized(WebhookSignature.TIMESTAMP_HEADER);
    private static final CharSequence HASH = HttpHeaders.createOptimized(WebhookSignature.HASH_HEADER);

    private Reader() {}

    static Knock read(HttpServerRequest request) {
        MultiMap headers = request.headers();
        return new Knock(
                request.method().name(),
                orNothing(request.path()),
                all(headers, HttpHeaders.CONTENT_TYPE),
                all(headers, HttpHeaders.CONTENT_LENGTH),
                all(headers, HttpHeaders.CONTENT_ENCODING),
                all(headers, HttpHeaders.TRANSFER_ENCODING),
                all(headers, TIMESTAMP),
                all(headers, HASH));
    }

    private static List<String> all(MultiMap headers, CharSequence name) {
        return headers.getAll(name);
    }

    /** Vert.x finds no path in {@code *} and the like. */
    private static String orNothing(@Nullable String path) {
        return path == null ? "" : path;
    }
}
