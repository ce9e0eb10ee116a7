package io.closeloop.ingress.http;

import static io.closeloop.ingress.Deliveries.leadUpdated;
import static io.closeloop.ingress.Deliveries.signed;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.closeloop.events.Tenant;
import io.closeloop.events.TopicCreation;
import io.closeloop.ingress.Delivery;
import io.closeloop.ingress.application.KnownIntegrations;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** While the broker lets a delivery wait. */
@QuarkusTest
@WithTestResource(value = OwnBroker.class, initArgs = @ResourceArg(name = "of", value = "UnansweredIT"))
class UnansweredIT {

    private static final int MANY = 20_000;

    @Inject
    KnownIntegrations integrations;

    @Test
    void what_stands_behind_an_unanswered_delivery_is_not_taken_in() throws Exception {
        // Given a door that knows its topic, and whose broker has gone
        Door door = new Door();
        Delivery delivery;
        try (var broker = OwnBroker.begin()) {
            TopicCreation.createMissing(broker.bootstrap(), 1);
            Tenant tenant = door.connect();
            await().atMost(60, SECONDS)
                    .until(() -> integrations.find(tenant.integration()).isPresent());
            delivery = signed(tenant.integration(), leadUpdated("ev_1", "lead_A"));
            door.deliverUntilAccepted(delivery);
        }

        try (RawVisitor visitor = RawVisitor.at(door)) {
            // When
            Thread talking = visitor.talks(RawVisitor.post(delivery) + "GET / HTTP/1.1\r\n\r\n".repeat(MANY));

            // Then
            do {
                assertThat(LiveObjects.requests()).isLessThan(LiveObjects.FEW);
            } while (!visitor.isClosedOrSpokenTo());
            assertThat(visitor.hearsAnswer()).startsWith("HTTP/1.1 503");
            visitor.close();
            talking.join();
        }
    }
}
