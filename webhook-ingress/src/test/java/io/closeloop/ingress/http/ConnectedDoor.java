package io.closeloop.ingress.http;

import static io.closeloop.ingress.Deliveries.leadUpdated;
import static io.closeloop.ingress.Deliveries.signed;
import static org.awaitility.Awaitility.await;

import io.closeloop.embedded.KafkaOnly;
import io.closeloop.events.Tenant;
import io.closeloop.ingress.Delivery;
import io.closeloop.ingress.application.KnownIntegrations;
import io.closeloop.ingress.domain.Refusal;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;

/** The running service, with an integration of the test's own that it knows. */
@WithTestResource(KafkaOnly.class)
@WithTestResource(IngressWorld.class)
abstract class ConnectedDoor {

    @Inject
    KnownIntegrations integrations;

    @Inject
    MeterRegistry meters;

    Door door;
    Tenant tenant;
    /** One that would be accepted. */
    Delivery good;

    @BeforeEach
    void aConnectedIntegration() throws Exception {
        door = new Door();
        await().until(door::isReady);
        tenant = door.connect();
        await().until(() -> integrations.find(tenant.integration()).isPresent());
        good = signed(tenant.integration(), leadUpdated("ev_1", "lead_A"));
    }

    /** How many were refused for that reason since the service began. */
    double refused(Refusal reason) {
        return meters.counter("closeloop.ingress.refused", "reason", reason.name())
                .count();
    }
}
