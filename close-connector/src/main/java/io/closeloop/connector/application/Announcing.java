package io.closeloop.connector.application;

import io.closeloop.connector.domain.Integration;
import io.closeloop.events.IntegrationChanged.Status;
import io.closeloop.events.OutgoingEvent;
import io.closeloop.events.Topics;
import io.closeloop.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells the other services how an integration stands now, in the transaction that made it so. */
@ApplicationScoped
class Announcing {

    private final Outbox outbox;

    Announcing(Outbox outbox) {
        this.outbox = outbox;
    }

    Uni<Integration> announce(Integration integration, Status status, @Nullable String traceparent) {
        OutgoingEvent event = OutgoingEvent.ofSetting(
                        Topics.INTEGRATION_CHANGES,
                        "close-connector",
                        integration.tenant(),
                        integration.id(),
                        Instant.now(),
                        integration.announce(status))
                .withTraceparent(traceparent);
        return outbox.add(List.of(event)).replaceWith(integration);
    }
}
