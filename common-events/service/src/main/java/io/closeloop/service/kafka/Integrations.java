package io.closeloop.service.kafka;

import io.closeloop.events.IncomingEvent;
import io.closeloop.events.IntegrationChanged;
import io.closeloop.events.Topics;
import io.quarkus.runtime.Startup;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Default;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Every integration's settings, as close-connector last said. Ready when read to the end. */
@Startup
@Readiness
@Default // @Readiness alone would make it a bean that nobody can inject without naming it
@ApplicationScoped
public class Integrations implements HealthCheck {

    private final CompactedTopic<IntegrationChanged> settings;

    public Integrations(
            @Identifier("default-kafka-broker") Map<String, Object> broker, Event<IntegrationSeen> listeners) {
        this.settings = new CompactedTopic<>(
                broker,
                Topics.INTEGRATION_CHANGES,
                IntegrationChanged.class,
                IntegrationChanged::version,
                (key, change) -> listeners.fire(new IntegrationSeen(key, change)));
    }

    /** The integration, connected or removed; empty where none of that id was ever heard of. */
    public Optional<IncomingEvent<IntegrationChanged>> find(String integration) {
        return settings.find(integration);
    }

    /** The integration if it is connected. */
    public Optional<IncomingEvent<IntegrationChanged>> connected(String integration) {
        return find(integration).filter(found -> found.event().status() == IntegrationChanged.Status.CONNECTED);
    }

    /** Those that the account has or had. */
    public List<IncomingEvent<IntegrationChanged>> ofAccount(String account) {
        return settings.all()
                .filter(known -> known.envelope().tenant().account().equals(account))
                .toList();
    }

    public boolean caughtUp() {
        return settings.caughtUp();
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("settings of integrations read to the end")
                .status(caughtUp())
                .build();
    }

    @PreDestroy
    void close() {
        settings.close();
    }

    /** Fired inside the service on each change, on the follower's thread. */
    public record IntegrationSeen(String integration, IncomingEvent<IntegrationChanged> change) {}
}
