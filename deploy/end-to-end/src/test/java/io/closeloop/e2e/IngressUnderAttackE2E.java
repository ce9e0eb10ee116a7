package io.closeloop.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.closeloop.e2e.IngressAlone.Instance;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guarantee: in a heap of 192 MB, honest deliveries are taken while everything else is tried at once; and the log stays readable. */
class IngressUnderAttackE2E {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int SLOW = 5_000;
    private static final int FORGERIES = 1_000;
    private static final int HONEST = 5_000;
    /** Start, end, and one line a minute for each reason to refuse. */
    private static final int READABLE = 80;

    @TempDir
    private Path home;

    private volatile boolean over;

    @Test
    void honest_deliveries_are_taken_under_forgeries_slow_heads_slow_bodies_giants_and_nests() throws Exception {
        try (IngressAlone alone = IngressAlone.withBroker(home)) {
            // Given
            Instance door = alone.startIngress(0);
            List<Socket> slow = new ArrayList<>();
            AtomicInteger forgeries = new AtomicInteger();
            try (Deliverers honest = new Deliverers(() -> List.of(door.address()))) {
                List<Thread> attackers = attack(door.address(), forgeries);

                // When
                for (int n = 0; n < SLOW; n++) {
                    slow.add(dawdle(door.address(), n));
                }
                await().atMost(PATIENCE).until(() -> forgeries.get() >= FORGERIES && honest.acknowledged() >= HONEST);
                end(attackers);
                honest.stop();

                // Then
                assertThat(door.process().isAlive()).isTrue();
                assertThat(door.isReady()).isTrue();
                assertThat(honest.unexpected()).isEmpty();
                honest.assertAllIn(alone.bootstrapServers());
                assertThat(alone.log()).hasSizeLessThan(READABLE).noneMatch(line -> line.contains("OutOfMemory"));
            } finally {
                over = true;
                for (Socket dawdler : slow) {
                    dawdler.close();
                }
            }
        }
    }

    private List<Thread> attack(URI door, AtomicInteger forgeries) {
        return List.of(
                attacker(() -> forge(door, forgeries)),
                attacker(() -> forge(door, forgeries)),
                attacker(() -> flood(door)),
                attacker(() -> nest(door)));
    }

    private void end(List<Thread> attackers) throws InterruptedException {
        over = true;
        for (Thread attacker : attackers) {
            attacker.join();
        }
    }

    /** Until {@link #over}; what the door does to an attacker does not end the attack. */
    private Thread attacker(Attack attack) {
        return Thread.ofPlatform().start(() -> {
            while (!over) {
                try {
                    attack.once();
                } catch (IOException refused) {
                    Thread.onSpinWait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        });
    }

    private interface Attack {
        void once() throws IOException, InterruptedException;
    }

    /** Of the right form, to a known integration, with a wrong hash: the dearest refusal. */
    private void forge(URI door, AtomicInteger count) throws IOException, InterruptedException {
        byte[] body = Deliverers.body("lead_forged", "ev_forged");
        HttpRequest forged = HttpRequest.newBuilder(
                        door.resolve("/webhooks/close/" + IngressAlone.TENANT.integration()))
                .header("Content-Type", "application/json")
                .header("close-sig-timestamp", "1760000000")
                .header("close-sig-hash", "ab".repeat(32))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            while (!over) {
                assertThat(http.send(forged, BodyHandlers.discarding()).statusCode())
                        .isEqualTo(401);
                count.incrementAndGet();
            }
        }
    }

    /** Chunks without end. */
    private void flood(URI door) throws IOException {
        byte[] chunk = ("2000\r\n" + "a".repeat(0x2000) + "\r\n").getBytes(UTF_8);
        try (Socket socket = connected(door)) {
            socket.getOutputStream().write((head() + "Transfer-Encoding: chunked\r\n\r\n").getBytes(UTF_8));
            while (!over) {
                socket.getOutputStream().write(chunk);
            }
        }
    }

    /** Rightly signed, and half a million levels deep. */
    private static void nest(URI door) throws IOException, InterruptedException {
        byte[] body = ("{\"event\":" + "[".repeat(1_000_000)).getBytes(UTF_8);
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            assertThat(http.send(Deliverers.request(door, body), BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(400);
        }
    }

    /** Every other one stops in the head, the rest in the body. */
    private static Socket dawdle(URI door, int n) throws IOException {
        Socket socket = connected(door);
        String begun = n % 2 == 0 ? "POST /webhooks" : head() + "Content-Length: 1000000\r\n\r\n{";
        socket.getOutputStream().write(begun.getBytes(UTF_8));
        return socket;
    }

    private static String head() {
        return "POST /webhooks/close/" + IngressAlone.TENANT.integration() + " HTTP/1.1\r\nHost: door\r\n"
                + "Content-Type: application/json\r\nclose-sig-timestamp: 1760000000\r\nclose-sig-hash: "
                + "ab".repeat(32) + "\r\n";
    }

    private static Socket connected(URI door) throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(door.getHost(), door.getPort()));
        return socket;
    }
}
