package io.closeloop.ingress.http;

import static io.closeloop.ingress.Deliveries.leadUpdated;
import static io.closeloop.ingress.Deliveries.signed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.close.credential.Secret;
import io.closeloop.ingress.Deliveries;
import io.closeloop.ingress.Delivery;
import io.closeloop.ingress.domain.Refusal;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Over raw sockets: what no honest client could be made to send. */
@QuarkusTest
class HostileRequestsIT extends ConnectedDoor {

    private static final long TEN_GIGABYTES = 10_000_000_000L;

    @Test
    void who_asks_for_the_front_page_again_and_again_without_reading_is_answered_once() throws Exception {
        try (RawVisitor visitor = RawVisitor.at(door)) {
            // When
            visitor.says("GET / HTTP/1.1\r\nHost: x\r\n\r\n".repeat(100));

            // Then
            assertThat(visitor.hearsUntilClosed()).containsOnlyOnce("HTTP/1.1 200");
        }
    }

    @Test
    void ten_gigabytes_announced_are_refused_before_the_first_of_them() throws Exception {
        // Given
        double before = refused(Refusal.TOO_LARGE);

        try (RawVisitor visitor = RawVisitor.at(door)) {
            // When
            visitor.says(RawVisitor.head(good, "Content-Length: " + TEN_GIGABYTES) + "\r\n");

            // Then
            assertThat(visitor.hearsUntilClosed()).startsWith("HTTP/1.1 413").contains("connection: close");
            assertThat(refused(Refusal.TOO_LARGE)).isEqualTo(before + 1);
        }
    }

    @Test
    void who_sends_ten_gigabytes_all_the_same_is_cut_off() throws Exception {
        try (RawVisitor visitor = RawVisitor.at(door)) {
            visitor.says(RawVisitor.head(good, "Content-Length: " + TEN_GIGABYTES) + "\r\n");

            boolean closed = visitor.keepsSending(new byte[64 * 1024], TEN_GIGABYTES);

            assertThat(closed).isTrue();
        }
    }

    @Test
    void chunks_without_end_are_cut_off() throws Exception {
        // Given
        double before = refused(Refusal.TOO_LARGE);
        try (RawVisitor visitor = RawVisitor.at(door)) {
            visitor.says(RawVisitor.head(good, "Transfer-Encoding: chunked") + "\r\n");

            // When
            boolean closed =
                    visitor.keepsSending(("2000\r\n" + "a".repeat(0x2000) + "\r\n").getBytes(UTF_8), TEN_GIGABYTES);

            // Then
            assertThat(closed).isTrue();
            assertThat(refused(Refusal.TOO_LARGE)).isEqualTo(before + 1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /webhooks/close/int_1 HTTP/1.1\r\nHost: a\r\n\r\n,405",
                "DELETE / HTTP/1.1\r\nHost: a\r\n\r\n,405",
                "GET /q/metrics HTTP/1.1\r\nHost: a\r\n\r\n,404",
                "GET /%2e%2e/etc/passwd HTTP/1.1\r\nHost: a\r\n\r\n,404",
                "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n,404",
                "CONNECT close:443 HTTP/1.1\r\nHost: a\r\n\r\n,404",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n,",
                "GET / HTTP/9.9\r\nHost: a\r\n\r\n,",
                "not http at all\r\n\r\n,"
            })
    void what_nobody_asked_for_is_refused_and_the_connection_ends(String requestAndStatus) throws Exception {
        int comma = requestAndStatus.lastIndexOf(',');

        String heard = RawVisitor.exchange(door, requestAndStatus.substring(0, comma));

        assertThat(heard).doesNotContain(" 200 ");
        assertThat(heard).contains(requestAndStatus.substring(comma + 1));
    }

    @Test
    void an_endless_line_and_an_endless_head_are_cut_off() throws Exception {
        for (String opening : List.of("GET /", "GET / HTTP/1.1\r\nX: ")) {
            try (RawVisitor visitor = RawVisitor.at(door)) {
                visitor.says(opening);

                boolean closed = visitor.keepsSending("a".repeat(64 * 1024).getBytes(UTF_8), TEN_GIGABYTES);

                assertThat(closed).as(opening).isTrue();
            }
        }
    }

    @Test
    void an_encoded_body_is_refused_unread() throws Exception {
        String heard = RawVisitor.exchange(
                door, RawVisitor.head(good, "Content-Encoding: gzip") + "Content-Length: 1000000\r\n\r\n");

        assertThat(heard).startsWith("HTTP/1.1 415");
    }

    @Test
    void the_key_taken_as_text_does_not_sign() {
        Secret hexOfTheText =
                Secret.of(HexFormat.of().formatHex(Deliveries.KEY.reveal().getBytes(UTF_8)));
        Delivery asText =
                signed(hexOfTheText, tenant.integration(), Deliveries.TIMESTAMP, leadUpdated("ev_1", "lead_A"));

        assertThat(door.knock(asText).statusCode()).isEqualTo(401);
    }

    @Test
    void who_is_unsigned_cannot_tell_a_known_integration_from_an_unknown_one() throws Exception {
        Delivery toKnown = new Delivery(tenant.integration(), List.of(), List.of(), good.body());
        Delivery toNobody = new Delivery("int_nobody", List.of(), List.of(), good.body());

        assertThat(RawVisitor.exchange(door, RawVisitor.post(toKnown)))
                .isEqualTo(RawVisitor.exchange(door, RawVisitor.post(toNobody)));
    }

    @Test
    void who_asks_before_sending_its_body_is_answered() throws Exception {
        String whole = RawVisitor.post(good, "Expect: 100-continue");
        int bodyAt = whole.indexOf("\r\n\r\n") + 4;
        try (RawVisitor visitor = RawVisitor.at(door)) {
            visitor.says(whole.substring(0, bodyAt));
            assertThat(visitor.hears("HTTP/1.1 100 Continue\r\n\r\n".length())).startsWith("HTTP/1.1 100");

            visitor.says(whole.substring(bodyAt));

            assertThat(visitor.hearsAnswer()).startsWith("HTTP/1.1 200");
        }
    }
}
