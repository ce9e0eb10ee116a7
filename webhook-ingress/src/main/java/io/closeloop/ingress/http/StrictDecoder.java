package io.closeloop.ingress.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.LastHttpContent;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import java.util.List;

/**
 * Vert.x's decoder, stricter in two things. Of a request with both {@code Content-Length} and {@code Transfer-Encoding} Vert.x would drop the
 * length and read on. A proxy before us may have dropped the other, and the two would disagree about where the next request begins
 * (RFC 9112, 6.3). And what stands behind a request is not a request before that one has been {@linkplain #goesOn answered}: Vert.x would
 * make requests of it and keep them all. Here it stays what it is, at most one read of bytes, and no more are read.
 *
 * <p>It also tells when bytes come, which is when a slow head begins. Belongs to the event loop's thread.
 */
final class StrictDecoder extends VertxHttpRequestDecoder {

    private final Channel channel;
    private final Runnable bytesCame;
    private boolean unanswered;
    private boolean moreStandsBehind;

    private StrictDecoder(Channel channel, HttpServerOptions options, Runnable bytesCame) {
        super(options);
        this.channel = channel;
        this.bytesCame = bytesCame;
    }

    /** To be called when a connection has been made and nothing has been read from it. */
    static StrictDecoder installOn(ChannelPipeline pipeline, HttpServerOptions options, Runnable bytesCame) {
        String name = pipeline.context(VertxHttpRequestDecoder.class).name();
        StrictDecoder decoder = new StrictDecoder(pipeline.channel(), options, bytesCame);
        pipeline.replace(name, name, decoder);
        return decoder;
    }

    /** The request has been answered, and another may come. Not to be called for who is sent away: it stays unheard until it is gone. */
    void goesOn() {
        unanswered = false;
        if (moreStandsBehind && channel.isActive()) {
            moreStandsBehind = false;
            channel.config().setAutoRead(true);
            // As if what has been left standing came only now.
            channel.pipeline().fireChannelRead(Unpooled.EMPTY_BUFFER).fireChannelReadComplete();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) throws Exception {
        bytesCame.run();
        super.channelRead(context, bytes);
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf bytes, List<Object> out) throws Exception {
        if (unanswered) {
            moreStandsBehind = true;
            channel.config().setAutoRead(false);
            return;
        }
        super.decode(context, bytes, out);
        unanswered = !out.isEmpty() && out.getLast() instanceof LastHttpContent;
    }

    /** Netty's own asks for more bytes whenever those that came made no message, even if reading has been switched off. */
    @Override
    public void channelReadComplete(ChannelHandlerContext context) throws Exception {
        if (moreStandsBehind) {
            context.fireChannelReadComplete();
        } else {
            super.channelReadComplete(context);
        }
    }

    /** What is thrown here makes the request an invalid one. */
    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage request) {
        throw new IllegalArgumentException("both Content-Length and Transfer-Encoding");
    }
}
