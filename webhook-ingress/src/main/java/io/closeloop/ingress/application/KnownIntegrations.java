package io.closeloop.ingress.application;

import io.closeloop.events.IncomingEvent;
import io.closeloop.events.IntegrationChanged;
import io.closeloop.service.kafka.Integrations;
import io.closeloop.service.kafka.Integrations.IntegrationSeen;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Whose deliveries are taken: every connected integration, as {@code integration.changes} says it, within a moment of its saying it. */
@ApplicationScoped
public class KnownIntegrations {

    private final Integrations integrations;
    private final Map<String, KnownIntegration> connected = new ConcurrentHashMap<>();

    KnownIntegrations(Integrations integrations) {
        this.integrations = integrations;
    }

    /** Called in the order of the topic, on its follower's thread; also while catching up, so that what is caught up is here. */
    void onChange(@Observes IntegrationSeen seen) {
        IncomingEvent<IntegrationChanged> change = seen.change();
        switch (change.event().status()) {
            case CONNECTED ->
                connected.compute(
                        seen.integration(),
                        (id, before) -> new KnownIntegration(
                                change.envelope().tenant(), change.event().signingKeyVersion(), before));
            case REMOVED -> connected.remove(seen.integration());
        }
    }

    /** Until then nobody can be told to be unknown. */
    public boolean caughtUp() {
        return integrations.caughtUp();
    }

    /** Empty: never heard of, or removed. */
    public Optional<KnownIntegration> find(String integration) {
        return Optional.ofNullable(connected.get(integration));
    }
}
