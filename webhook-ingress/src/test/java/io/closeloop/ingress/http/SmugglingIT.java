package io.closeloop.ingress.http;

import static io.closeloop.ingress.Deliveries.leadUpdated;
import static io.closeloop.ingress.Deliveries.signed;
import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.ingress.Delivery;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that two readers in a row could cut into different pieces (RFC 9112, 11.2). */
@QuarkusTest
class SmugglingIT extends ConnectedDoor {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 0\r\nTransfer-Encoding: chunked\r\n\r\n",
                "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n",
                "Content-Length: 5\r\nContent-Length: 6\r\n\r\n",
                "Content-Length: 5\r\nContent-Length: 5\r\n\r\n",
                "Content-Length: 5, 5\r\n\r\n",
                "Content-Length: -5\r\n\r\n",
                "Content-Length: +5\r\n\r\n",
                "Content-Length: 5 5\r\n\r\n",
                "Content-Length: 0x5\r\n\r\n",
                "Content-Length : 5\r\n\r\n",
                "Content-Length\r\n : 5\r\n\r\n",
                "Transfer-Encoding: xchunked\r\n\r\n",
                "Transfer-Encoding: chunked, identity\r\n\r\n",
                "Transfer-Encoding: identity, chunked\r\n\r\n",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n",
                "Transfer-Encoding : chunked\r\n\r\n",
                "Transfer-Encoding:\r\n chunked\r\n\r\n",
                "Transfer-Encoding: chun\r\n ked\r\n\r\n",
                "Transfer-Encoding: chunked\r\n , identity\r\n\r\n",
                "Transfer-Encoding: identity,\r\n\tchunked\r\n\r\n",
                "Content-Length:\r\n 5\r\n\r\n",
                "Content-Length:\r\n\t5\r\n\r\n",
                "Content-Length: 5\r\n 0\r\n\r\n",
                "Content-Length: 0\r\n Content-Length: 5\r\n\r\n",
                "Content-Length: 0\r\n\tTransfer-Encoding: chunked\r\n\r\n",
                "Transfer-Encoding: \u000bchunked\r\n\r\n",
                "X: a\nContent-Length: 5\r\n\r\n",
                "X: a\rContent-Length: 5\r\n\r\n",
                "X: \0\r\nContent-Length: 5\r\n\r\n",
                "no colon at all\r\n\r\n",
                ": no name\r\n\r\n",
                "Content-Length: 5\n\n"
            })
    void a_body_whose_end_is_in_doubt_ends_the_connection_and_nothing_after_it_is_heard(String framing)
            throws Exception {
        // When a second, genuine delivery stands where one reader would see a body and another a request
        String heard = RawVisitor.exchange(door, RawVisitor.head(good) + framing + "0\r\n\r\n" + RawVisitor.post(good));

        // Then
        assertThat(answers(heard)).as(heard).isLessThanOrEqualTo(1);
        assertThat(heard).doesNotContain("HTTP/1.1 200");
        assertThat(door.published(tenant)).isEmpty();
    }

    @Test
    void after_chunks_nothing_is_heard_even_if_they_were_in_order() throws Exception {
        // Given a delivery in chunks, and behind it what a proxy might have taken for a part of it
        String inChunks = RawVisitor.head(good, "Transfer-Encoding: chunked") + "\r\n"
                + Integer.toHexString(good.body().length) + "\r\n" + RawVisitor.text(good.body()) + "\r\n0\r\n\r\n";
        Delivery smuggled = signed(tenant.integration(), leadUpdated("ev_smuggled", "lead_A"));

        // When
        String heard = RawVisitor.exchange(door, inChunks + RawVisitor.post(smuggled));

        // Then
        assertThat(answers(heard)).as(heard).isEqualTo(1);
        assertThat(heard).startsWith("HTTP/1.1 200");
        assertThat(door.published(tenant)).hasSize(1);
    }

    private static int answers(String heard) {
        return heard.split("HTTP/1.1 ", -1).length - 1;
    }
}
