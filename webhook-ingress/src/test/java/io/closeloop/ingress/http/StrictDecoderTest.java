package io.closeloop.ingress.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests that come before the one ahead of them has been answered. */
class StrictDecoderTest {

    private static final String FRONT_PAGE = "GET / HTTP/1.1\r\n\r\n";
    private static final String WITH_BODY = "POST / HTTP/1.1\r\nContent-Length: 4\r\n\r\n";

    private final HttpServerOptions options = new HttpServerOptions();
    private final Reads reads = new Reads();
    private final EmbeddedChannel channel = new EmbeddedChannel(reads, new VertxHttpRequestDecoder(options));
    private final StrictDecoder decoder = StrictDecoder.installOn(channel.pipeline(), options, () -> {});

    @AfterEach
    void goesAway() {
        channel.finishAndReleaseAll();
    }

    @Test
    void of_many_requests_in_one_piece_one_is_heard_and_no_more_is_read() {
        comes(FRONT_PAGE.repeat(1000));

        assertThat(requestsHeard()).isEqualTo(1);
        assertThat(channel.config().isAutoRead()).isFalse();
        assertThat(reads.askedFor).isZero();
    }

    @Test
    void what_comes_after_a_request_is_not_heard_and_nothing_more_is_read() {
        // Given
        comes(FRONT_PAGE);
        assertThat(channel.config().isAutoRead()).isTrue();

        // When
        comes(FRONT_PAGE);

        // Then
        assertThat(requestsHeard()).isEqualTo(1);
        assertThat(channel.config().isAutoRead()).isFalse();
        assertThat(reads.askedFor).isZero();
    }

    @Test
    void with_each_answer_one_more_is_heard() {
        // Given
        comes(FRONT_PAGE.repeat(3));
        assertThat(requestsHeard()).isEqualTo(1);

        for (int n = 0; n < 2; n++) {
            // When
            decoder.goesOn();

            // Then
            assertThat(requestsHeard()).isEqualTo(1);
        }
    }

    @Test
    void when_all_have_been_answered_more_is_read() {
        // Given
        comes(FRONT_PAGE.repeat(2));
        decoder.goesOn();
        assertThat(requestsHeard()).isEqualTo(2);

        // When
        decoder.goesOn();

        // Then
        assertThat(channel.config().isAutoRead()).isTrue();
        comes(FRONT_PAGE);
        assertThat(requestsHeard()).isEqualTo(1);
    }

    @Test
    void a_body_is_heard_to_its_end() {
        // Given
        comes(WITH_BODY);

        // When
        comes("12");
        comes("34" + WITH_BODY);

        // Then
        assertThat(channel.inboundMessages()).last().isInstanceOf(LastHttpContent.class);
        assertThat(requestsHeard()).isEqualTo(1);
    }

    @Test
    void half_a_request_behind_another_is_completed_after_the_answer() {
        // Given
        comes(FRONT_PAGE + WITH_BODY.substring(0, 10));
        decoder.goesOn();
        assertThat(requestsHeard()).isEqualTo(1);

        // When
        comes(WITH_BODY.substring(10) + "1234");

        // Then
        assertThat(requestsHeard()).isEqualTo(1);
    }

    private void comes(String bytes) {
        channel.writeInbound(Unpooled.copiedBuffer(bytes, US_ASCII));
    }

    /** Since the last look. */
    private long requestsHeard() {
        long heard = channel.inboundMessages().stream()
                .filter(HttpRequest.class::isInstance)
                .count();
        channel.releaseInbound();
        return heard;
    }

    private static final class Reads extends ChannelOutboundHandlerAdapter {
        private int askedFor;

        @Override
        public void read(ChannelHandlerContext context) throws Exception {
            if (!context.channel().config().isAutoRead()) {
                askedFor++;
            }
            context.read();
        }
    }
}
