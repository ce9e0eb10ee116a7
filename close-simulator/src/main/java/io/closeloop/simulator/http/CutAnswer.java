package io.closeloop.simulator.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;

/** An answer that ends after so many bytes. It goes around the HTTP library, which would never send half a head. */
final class CutAnswer {
    private CutAnswer() {}

    static void none(RoutingContext context) {
        var unused = channel(context).close();
    }

    static void send(RoutingContext context, Reply reply, int atByte) {
        Channel channel = channel(context);
        byte[] whole = whole(reply);
        int length = Math.min(atByte, whole.length);
        channel.eventLoop().execute(() -> {
            var unused = channel.pipeline()
                    .firstContext()
                    .writeAndFlush(Unpooled.wrappedBuffer(whole, 0, length))
                    .addListener(ChannelFutureListener.CLOSE);
        });
    }

    private static Channel channel(RoutingContext context) {
        return ((ConnectionBase) context.request().connection()).channel();
    }

    private static byte[] whole(Reply reply) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + reply.status() + " .\r\n");
        reply.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        head.append("content-length: ").append(reply.body().length).append("\r\n\r\n");
        byte[] start = head.toString().getBytes(StandardCharsets.US_ASCII);
        byte[] whole = new byte[start.length + reply.body().length];
        System.arraycopy(start, 0, whole, 0, start.length);
        System.arraycopy(reply.body(), 0, whole, start.length, reply.body().length);
        return whole;
    }
}
