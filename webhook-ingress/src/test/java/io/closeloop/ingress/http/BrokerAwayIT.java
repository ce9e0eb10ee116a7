package io.closeloop.ingress.http;

import static io.closeloop.ingress.Deliveries.leadUpdated;
import static io.closeloop.ingress.Deliveries.signed;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.closeloop.events.CloudEventHeaders;
import io.closeloop.events.Tenant;
import io.closeloop.events.TopicCreation;
import io.closeloop.ingress.Delivery;
import io.closeloop.ingress.application.KnownIntegrations;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** Promise 1 at the door: what is answered with 2xx is in the topic, whatever the broker does. */
@QuarkusTest
@WithTestResource(OwnBroker.class)
class BrokerAwayIT {

    @Inject
    KnownIntegrations integrations;

    @Test
    void without_a_broker_the_sender_is_told_to_come_back_and_nothing_acknowledged_is_lost() throws Exception {
        // Given no broker yet
        Door door = new Door();
        assertThat(door.isReady()).isFalse();
        assertComeBack(door.knock(signed("int_1", leadUpdated("ev_early", "lead_A"))));

        // Given a broker, and an accepted delivery
        Tenant tenant;
        try (var broker = OwnBroker.begin()) {
            TopicCreation.createMissing(broker.bootstrap(), 1);
            tenant = door.connect();
            await().atMost(60, SECONDS)
                    .until(() -> integrations.find(tenant.integration()).isPresent());
            door.deliverUntilAccepted(delivery(tenant, "ev_before"));
        }

        // When the broker is away
        HttpResponse<String> refused = door.knock(delivery(tenant, "ev_during"));

        // Then
        assertComeBack(refused);
        assertThat(door.isReady()).isFalse();
        try (var broker = OwnBroker.begin()) {
            door.deliverUntilAccepted(delivery(tenant, "ev_during"));
            assertThat(door.published(tenant))
                    .extracting(published ->
                            CloudEventHeaders.read(published.headers()).id())
                    .startsWith("ev_before")
                    .endsWith("ev_during");
        }
    }

    private static Delivery delivery(Tenant tenant, String eventId) {
        return signed(tenant.integration(), leadUpdated(eventId, "lead_A"));
    }

    /** The client of {@link Door} waits ten seconds at most; without the short delivery timeout it would give up first. */
    private static void assertComeBack(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("retry-after")).hasValue("2");
        assertThat(answer.body()).contains("TRY_AGAIN");
    }
}
