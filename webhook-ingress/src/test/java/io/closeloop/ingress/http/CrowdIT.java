package io.closeloop.ingress.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.ingress.domain.Refusal;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** More connections than there is room for. */
@QuarkusTest
class CrowdIT extends ConnectedDoor {

    @Test
    void those_who_dawdle_give_way_and_who_delivers_is_heard() throws Exception {
        // Given one that has delivered, and one that keeps coming back
        double before = refused(Refusal.CROWDED_OUT);
        List<RawVisitor> crowd = new ArrayList<>();
        try (RawVisitor honest = RawVisitor.at(door)) {
            honest.says(RawVisitor.post(good));
            assertThat(honest.hearsAnswer()).startsWith("HTTP/1.1 200");

            // When
            for (int n = 0; n < 3 * IngressWorld.MOST_CONNECTIONS; n++) {
                RawVisitor dawdler = RawVisitor.at(door);
                crowd.add(dawdler);
                dawdler.says("POST /webhooks/close/int_1 HTTP/1.1\r\nX: ");
            }

            // Then
            honest.says(RawVisitor.post(good));
            assertThat(honest.hearsAnswer()).startsWith("HTTP/1.1 200");
            assertThat(RawVisitor.exchange(door, RawVisitor.post(good, "Connection: close")))
                    .startsWith("HTTP/1.1 200");
            assertThat(refused(Refusal.CROWDED_OUT)).isGreaterThan(before);
        } finally {
            for (RawVisitor dawdler : crowd) {
                dawdler.close();
            }
        }
    }
}
