package io.closeloop.ingress.http;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.closeloop.ingress.domain.Refusal;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Slow bodies, each as large as there is room for at all. */
@QuarkusTest
class LittleRoomIT extends ConnectedDoor {

    private static final int LARGEST = 1024 * 1024;
    private static final int SLOW = 4;
    private static final int HONEST = 20;

    private final AtomicBoolean over = new AtomicBoolean();

    @Test
    void an_honest_delivery_finds_room_among_slow_large_bodies() throws Exception {
        // Given slow ones that come again whenever they are sent away
        double before = refused(Refusal.CROWDED_OUT);
        List<Thread> slow = Stream.generate(() -> Thread.ofVirtual().start(this::dawdles))
                .limit(SLOW)
                .toList();
        await().atMost(60, SECONDS).until(() -> refused(Refusal.CROWDED_OUT) > before + SLOW);

        // When, then
        for (int n = 0; n < HONEST; n++) {
            assertThat(door.knock(good).statusCode()).as("delivery %d", n).isEqualTo(200);
        }
        over.set(true);
        for (Thread thread : slow) {
            thread.join();
        }
    }

    /** All of a body but the end, and then nothing until it is answered. */
    private void dawdles() {
        String most = RawVisitor.head(good, "Content-Length: " + LARGEST) + "\r\n" + "x".repeat(LARGEST - 1);
        while (!over.get()) {
            try (RawVisitor visitor = RawVisitor.at(door)) {
                visitor.says(most);
                visitor.hears(1);
            } catch (IOException sentAway) {
                Thread.onSpinWait();
            }
        }
    }
}
