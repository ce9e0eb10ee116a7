package io.closeloop.ingress.http;

import io.closeloop.ingress.domain.Refusal;
import io.closeloop.ingress.domain.Verdict;
import io.closeloop.service.http.Problem;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;

/** All that the door ever says, made once. */
final class Answers {

    private static final CharSequence PROBLEM = HttpHeaders.createOptimized(Problem.MEDIA_TYPE);
    private static final CharSequence TEXT = HttpHeaders.createOptimized("text/plain; charset=utf-8");
    private static final CharSequence RETRY_AFTER_SECONDS = HttpHeaders.createOptimized("2");
    private static final CharSequence ALLOWED = HttpHeaders.createOptimized("POST");
    private static final Buffer ABOUT = Buffer.buffer("""
            Closeloop webhook-ingress: takes in Close's signed webhooks at POST /webhooks/close/{integrationId}.
            Nothing else is here. Health, metrics and the API's description stand on the management port.
            """);

    private Answers() {}

    static Future<Void> about(HttpServerResponse response) {
        return response.putHeader(HttpHeaders.CONTENT_TYPE, TEXT).end(ABOUT);
    }

    static Future<Void> give(HttpServerResponse response, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Accepted() -> response.end();
            case Verdict.Refused(Refusal reason) -> refuse(response, IngressError.of(reason));
        };
    }

    private static Future<Void> refuse(HttpServerResponse response, IngressError error) {
        response.setStatusCode(error.status()).putHeader(HttpHeaders.CONTENT_TYPE, PROBLEM);
        if (error == IngressError.TRY_AGAIN) {
            response.putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        if (error == IngressError.WRONG_METHOD) {
            response.putHeader(HttpHeaders.ALLOW, ALLOWED);
        }
        return response.end(error.body());
    }
}
