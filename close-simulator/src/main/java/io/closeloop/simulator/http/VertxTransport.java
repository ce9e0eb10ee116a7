package io.closeloop.simulator.http;

import io.closeloop.simulator.webhook.Transport;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.concurrent.CompletionStage;

/** Sends webhooks over kept connections, many at a time. Redirects are not followed (UNCONFIRMED, close-api.md 2.3). */
final class VertxTransport implements Transport {
    private static final int CONNECTIONS = 64;
    private static final int CONNECT_TIMEOUT_MILLIS = 2_000;

    private final HttpClient verifying;
    private final HttpClient trusting;

    VertxTransport(Vertx vertx) {
        this.verifying = client(vertx, false);
        this.trusting = client(vertx, true);
    }

    private static HttpClient client(Vertx vertx, boolean trustAll) {
        HttpClientOptions options = new HttpClientOptions()
                .setConnectTimeout(CONNECT_TIMEOUT_MILLIS)
                .setTrustAll(trustAll)
                .setVerifyHost(!trustAll);
        return vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    }

    @Override
    public CompletionStage<Integer> post(Post post) {
        HttpClient client = post.verifySsl() ? verifying : trusting;
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(post.url())
                .setTimeout(post.timeout().toMillis());
        post.headers().forEach(options::putHeader);
        Future<Integer> status = client.request(options)
                .compose(request -> request.send(Buffer.buffer(post.body())))
                .compose(response -> response.end().map(end -> response.statusCode()));
        return status.toCompletionStage();
    }
}
