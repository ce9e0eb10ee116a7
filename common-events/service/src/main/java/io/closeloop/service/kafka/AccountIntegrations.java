package io.closeloop.service.kafka;

import io.closeloop.events.IncomingEvent;
import io.closeloop.events.IntegrationChanged;
import io.closeloop.events.IntegrationChanged.Status;
import io.closeloop.service.kafka.Integrations.IntegrationSeen;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The connected integration of an account, of which there is at most one. */
@ApplicationScoped
public class AccountIntegrations {

    private final Map<String, IncomingEvent<IntegrationChanged>> connected = new ConcurrentHashMap<>();

    public Optional<IncomingEvent<IntegrationChanged>> of(String account) {
        return Optional.ofNullable(connected.get(account));
    }

    /** A removal must not take away the integration that has replaced the removed one. */
    void remember(@Observes IntegrationSeen seen) {
        String account = seen.change().envelope().tenant().account();
        if (seen.change().event().status() == Status.CONNECTED) {
            connected.put(account, seen.change());
        } else {
            connected.computeIfPresent(account, (same, current) -> isOf(current, seen.integration()) ? null : current);
        }
    }

    private static boolean isOf(IncomingEvent<IntegrationChanged> change, String integration) {
        return change.envelope().tenant().integration().equals(integration);
    }
}
