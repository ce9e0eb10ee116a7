package io.closeloop.simulator.http;

import io.closeloop.simulator.state.Answer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

final class Replies {
    private Replies() {}

    static void send(RoutingContext context, Answer answer) {
        send(context, Reply.of(answer));
    }

    /** To a client that has gone meanwhile nothing is sent. */
    static void send(RoutingContext context, Reply reply) {
        HttpServerResponse response = context.response();
        if (!response.closed() && !response.ended()) {
            head(response, reply);
            var unused = response.end(Buffer.buffer(reply.body()));
        }
    }

    static void head(HttpServerResponse response, Reply reply) {
        response.setStatusCode(reply.status());
        reply.headers().forEach(response::putHeader);
    }
}
