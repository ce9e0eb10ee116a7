package io.closeloop.lifecycle.application.setters;

import io.closeloop.events.IntegrationChanged;
import io.closeloop.events.IntegrationChanged.Status;
import io.closeloop.service.kafka.Integrations.IntegrationSeen;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Which setters take the leads that name none, as close-connector last said. */
@ApplicationScoped
public class DefaultSetters {

    private record Choice(String account, UUID setter) {}

    private final Map<String, Choice> byIntegration = new ConcurrentHashMap<>();

    /** The integration whose default it is. */
    Optional<String> integrationOf(String account, UUID setter) {
        Choice wanted = new Choice(account, setter);
        return byIntegration.entrySet().stream()
                .filter(choice -> choice.getValue().equals(wanted))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    void remember(@Observes IntegrationSeen seen) {
        IntegrationChanged now = seen.change().event();
        UUID setter = now.defaultSetterId();
        if (now.status() == Status.CONNECTED && setter != null) {
            byIntegration.put(
                    seen.integration(),
                    new Choice(seen.change().envelope().tenant().account(), setter));
        } else {
            byIntegration.remove(seen.integration());
        }
    }
}
