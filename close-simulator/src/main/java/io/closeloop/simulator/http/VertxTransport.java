package io.closeloop.simulator.http;

import io.closeloop.simulator.webhook.Transport;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.concurrent.CompletionStage;

/** Sends webhooks over kept connections, many at a time. Redirects are followed if the post says so (UNCONFIRMED, close-api.md 2.3). */
final class VertxTransport implements Transport {
    private static final int CONNECTIONS = 64;
    private static final int CONNECT_TIMEOUT_MILLIS = 2_000;
    private static final int MOST_HOPS = 3;

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
        return send(post, 0).toCompletionStage();
    }

    private Future<Integer> send(Post post, int hops) {
        HttpClient client = post.verifySsl() ? verifying : trusting;
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(post.url())
                .setTimeout(post.timeout().toMillis());
        post.headers().forEach(options::putHeader);
        Future<Integer> status = client.request(options)
                .compose(request -> request.send(Buffer.buffer(post.body())))
                .compose(response -> response.end().compose(end -> settled(post, response, hops)));
        return status;
    }

    private Future<Integer> settled(Post post, HttpClientResponse response, int hops) {
        String location = response.getHeader("location");
        boolean moved = response.statusCode() / 100 == 3 && location != null;
        return moved && post.follows() && hops < MOST_HOPS
                ? send(post.to(URI.create(post.url()).resolve(location).toString()), hops + 1)
                : Future.succeededFuture(response.statusCode());
    }
}
