package io.closeloop.ingress.http;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** A broker that answers and takes nothing: asking it would not find out. */
@QuarkusTest
class ReadinessIT extends ConnectedDoor {

    @Test
    void without_acknowledgements_it_is_not_ready_and_with_the_next_one_it_is() throws Exception {
        // Given
        try (RefusingTopic refusing = new RefusingTopic()) {
            await().until(() -> door.knock(good).statusCode() == 503);
            assertThat(door.isReady()).isFalse();
        }

        // When
        door.deliverUntilAccepted(good);

        // Then
        assertThat(door.isReady()).isTrue();
    }

    @Test
    void without_traffic_it_is_ready_for_a_trial_after_a_while() throws Exception {
        // When
        try (RefusingTopic refusing = new RefusingTopic()) {
            await().until(() -> door.knock(good).statusCode() == 503);
            assertThat(door.isReady()).isFalse();
        }

        // Then
        await().atMost(60, SECONDS).until(door::isReady);
    }
}
