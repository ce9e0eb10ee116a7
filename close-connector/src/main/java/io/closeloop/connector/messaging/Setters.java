package io.closeloop.connector.messaging;

import io.closeloop.connector.application.KnownSetters;
import io.closeloop.events.SetterChanged;
import io.closeloop.events.Topics;
import io.closeloop.service.kafka.CompactedTopic;
import io.quarkus.runtime.Startup;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Default;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Every setter, as lead-lifecycle last said. Ready when read to the end. */
@Startup
@Readiness
@Default
@ApplicationScoped
public class Setters implements HealthCheck, KnownSetters {

    private final CompactedTopic<SetterChanged> setters;

    Setters(@Identifier("default-kafka-broker") Map<String, Object> broker) {
        this.setters = new CompactedTopic<>(
                broker, Topics.SETTER_CHANGES, SetterChanged.class, SetterChanged::version, (key, change) -> {});
    }

    @Override
    public Optional<SetterChanged> find(String account, UUID id) {
        return setters.find(id.toString())
                .map(found -> found.event())
                .filter(setter -> setter.account().equals(account));
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("setters read to the end")
                .status(setters.caughtUp())
                .build();
    }

    @PreDestroy
    void close() {
        setters.close();
    }
}
