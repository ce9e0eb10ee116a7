package io.closeloop.ingress.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpMessage;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;

/**
 * Vert.x's decoder, stricter in the one thing that it would mend by itself: of a request with both {@code Content-Length} and
 * {@code Transfer-Encoding} it drops the length and reads on. A proxy before us may have dropped the other, and the two would disagree about
 * where the next request begins (RFC 9112, 6.3). It also tells when bytes come, which is when a slow head begins.
 */
final class StrictDecoder extends VertxHttpRequestDecoder {

    private final Runnable bytesCame;

    private StrictDecoder(HttpServerOptions options, Runnable bytesCame) {
        super(options);
        this.bytesCame = bytesCame;
    }

    /** To be called when a connection has been made and nothing has been read from it. */
    static void installOn(ChannelPipeline pipeline, HttpServerOptions options, Runnable bytesCame) {
        String name = pipeline.context(VertxHttpRequestDecoder.class).name();
        pipeline.replace(name, name, new StrictDecoder(options, bytesCame));
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) throws Exception {
        bytesCame.run();
        super.channelRead(context, bytes);
    }

    /** What is thrown here makes the request an invalid one. */
    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage request) {
        throw new IllegalArgumentException("both Content-Length and Transfer-Encoding");
    }
}
