package io.closeloop.ingress.http;

import static io.closeloop.ingress.Deliveries.leadUpdated;
import static io.closeloop.ingress.Deliveries.signed;
import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.events.CloudEventHeaders;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Requests that do not wait for the answers to those ahead of them. */
@QuarkusTest
class PipelineIT extends ConnectedDoor {

    private static final int MANY = 20_000;

    @Test
    void deliveries_in_a_pipeline_are_answered_one_after_the_other_and_in_order() throws Exception {
        StringBuilder pipeline = new StringBuilder();
        for (int n = 0; n < 50; n++) {
            pipeline.append(RawVisitor.post(signed(tenant.integration(), leadUpdated("ev_" + n, "lead_A"))));
        }
        try (RawVisitor visitor = RawVisitor.at(door)) {
            // When
            visitor.says(pipeline.toString());

            // Then
            for (int n = 0; n < 50; n++) {
                assertThat(visitor.hearsAnswer()).startsWith("HTTP/1.1 200");
            }
        }
        assertThat(door.published(tenant))
                .extracting(
                        published -> CloudEventHeaders.read(published.headers()).id())
                .containsExactly(IntStream.range(0, 50).mapToObj(n -> "ev_" + n).toArray(String[]::new));
    }

    @Test
    void who_was_sent_away_is_not_heard_again() throws Exception {
        try (RawVisitor visitor = RawVisitor.at(door)) {
            // When
            Thread talking = visitor.talks(("PUT / HTTP/1.1\r\n\r\n" + RawVisitor.post(good)).repeat(MANY));

            // Then
            assertThat(LiveObjects.requests()).isLessThan(LiveObjects.FEW);
            assertThat(visitor.hearsUntilClosed()).doesNotContain("HTTP/1.1 200");
            talking.join();
        }
        assertThat(door.published(tenant)).isEmpty();
    }
}
