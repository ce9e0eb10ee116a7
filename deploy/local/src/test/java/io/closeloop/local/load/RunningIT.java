package io.closeloop.local.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server that checks each signature with its own hands. */
class RunningIT {

    private static final Sender SENDER = new Sender("int_A", "orga_A", "00112233445566778899aabbccddeeff".repeat(2));

    private final ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger taken = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(SENDER.path(), this::answer);
        server.setExecutor(hands);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        hands.close();
    }

    @Test
    void an_open_loop_starts_as_many_as_it_was_told() throws IOException {
        // When
        Tally tally = run(false, 500, Duration.ofSeconds(1));

        // Then
        assertThat(tally.answered(200)).isEqualTo(500).isEqualTo(taken.get());
        assertThat(tally.micros().getTotalCount()).isEqualTo(500);
        assertThat(tally.unanswered()).isZero();
    }

    @Test
    void a_forged_delivery_is_wrong_in_its_signature_only() throws IOException {
        // When
        Tally tally = run(true, Order.CLOSED, Duration.ofMillis(200));

        // Then
        assertThat(tally.statuses()).containsOnlyKeys(401);
        assertThat(taken).hasValue(0);
    }

    @Test
    void what_was_never_answered_is_not_forgotten() throws IOException {
        // Given
        server.removeContext(SENDER.path());
        server.createContext(
                SENDER.path(), exchange -> exchange.getRequestBody().readAllBytes());

        // When
        Tally tally = run(false, 100, Duration.ofMillis(100));

        // Then
        assertThat(tally.unanswered()).isEqualTo(10);
        assertThat(tally.micros().getTotalCount()).isEqualTo(10);
    }

    private Tally run(boolean forged, int perSecond, Duration time) throws IOException {
        return new Running(new Order(server.getAddress().getPort(), SENDER, forged, 4, perSecond, time)).run();
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String expected = Signing.sign(
                HexFormat.of().parseHex(SENDER.signingKey()),
                exchange.getRequestHeaders().getFirst("close-sig-timestamp"),
                body);
        boolean holds = body.length == Events.SIZE
                && expected.equals(exchange.getRequestHeaders().getFirst("close-sig-hash"));
        if (holds) {
            taken.incrementAndGet();
        }
        exchange.sendResponseHeaders(holds ? 200 : 401, -1);
        exchange.close();
    }
}
