package io.closeloop.ingress.http;

import static io.closeloop.ingress.Deliveries.leadUpdated;
import static io.closeloop.ingress.Deliveries.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.closeloop.embedded.KafkaOnly;
import io.closeloop.events.Tenant;
import io.closeloop.ingress.Delivery;
import io.closeloop.ingress.application.KnownIntegrations;
import io.closeloop.ingress.domain.Refusal;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** More connections than there is room for. */
@QuarkusTest
@WithTestResource(KafkaOnly.class)
@WithTestResource(IngressWorld.class)
class CrowdIT {

    @Inject
    KnownIntegrations integrations;

    @Inject
    MeterRegistry meters;

    @Test
    void those_who_dawdle_give_way_and_who_delivers_is_heard() throws Exception {
        // Given one that has delivered, and one that keeps coming back
        Door door = new Door();
        await().until(door::isReady);
        Tenant tenant = door.connect();
        await().until(() -> integrations.find(tenant.integration()).isPresent());
        Delivery good = signed(tenant.integration(), leadUpdated("ev_1", "lead_A"));
        double before = crowdedOut();
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
            assertThat(crowdedOut()).isGreaterThan(before);
        } finally {
            for (RawVisitor dawdler : crowd) {
                dawdler.close();
            }
        }
    }

    private double crowdedOut() {
        return meters.counter("closeloop.ingress.refused", "reason", Refusal.CROWDED_OUT.name())
                .count();
    }
}
