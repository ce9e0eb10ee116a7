package io.closeloop.simulator.http;

import io.closeloop.simulator.fault.Fault;
import io.closeloop.simulator.state.Timers;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** An answer whose head comes at once and whose body comes in pieces. */
final class SlowAnswer {
    private final HttpServerResponse response;
    private final Context thread;
    private final Timers timers;
    private final Buffer body;
    private final Fault.SlowBody fault;

    private SlowAnswer(RoutingContext context, Timers timers, Buffer body, Fault.SlowBody fault) {
        this.response = context.response();
        this.thread = context.vertx().getOrCreateContext();
        this.timers = timers;
        this.body = body;
        this.fault = fault;
    }

    static void send(RoutingContext context, Timers timers, Reply reply, Fault.SlowBody fault) {
        HttpServerResponse response = context.response();
        Replies.head(response, reply);
        response.putHeader("content-length", Integer.toString(reply.body().length));
        var unused = response.write(Buffer.buffer());
        new SlowAnswer(context, timers, Buffer.buffer(reply.body()), fault).next(0);
    }

    private void next(int piece) {
        timers.after(fault.pause(), () -> thread.runOnContext(now -> write(piece)));
    }

    private void write(int piece) {
        if (response.closed() || response.ended()) {
            return;
        }
        Buffer slice = body.slice(start(piece), start(piece + 1));
        boolean last = piece + 1 == fault.pieces();
        var unused = last ? response.end(slice) : response.write(slice);
        if (!last) {
            next(piece + 1);
        }
    }

    private int start(int piece) {
        return (int) ((long) body.length() * piece / fault.pieces());
    }
}
