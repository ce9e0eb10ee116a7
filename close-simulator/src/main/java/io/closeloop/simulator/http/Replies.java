package io.closeloop.simulator.http;

import io.closeloop.simulator.state.Answer;
import io.closeloop.simulator.state.Json;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;

final class Replies {
    private Replies() {}

    static void send(RoutingContext context, Answer answer) {
        var unused = context.response()
                .setStatusCode(answer.status())
                .putHeader("content-type", "application/json")
                .end(Buffer.buffer(Json.bytes(answer.body())));
    }
}
