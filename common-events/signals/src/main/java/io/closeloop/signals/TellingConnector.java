package io.closeloop.signals;

import io.closeloop.close.CloseConnection;
import io.closeloop.close.ConnectionSignal;
import io.closeloop.events.ConnectionReport;
import io.closeloop.events.OutgoingEvent;
import io.closeloop.events.Tenant;
import io.closeloop.events.Topics;
import io.closeloop.service.kafka.Integrations;
import io.closeloop.service.kafka.RecordPublisher;
import io.closeloop.service.trace.Trace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Publishes what the Close client says of a connection. Not through the outbox: it is no part of a transaction, and what is lost is said
 * again with the next call that is refused, a minute later at the earliest.
 */
@ApplicationScoped
class TellingConnector {

    private static final Logger LOG = Logger.getLogger(TellingConnector.class);
    /** Where this service has not heard of the integration: the header must not be absent, and close-connector does not ask for it. */
    private static final String UNKNOWN = "unknown";

    private final RecordPublisher publisher;
    private final Integrations integrations;
    private final String service;

    TellingConnector(
            RecordPublisher publisher,
            Integrations integrations,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.publisher = publisher;
        this.integrations = integrations;
        this.service = service;
    }

    void on(@Observes ConnectionSignal signal) {
        Instant now = Instant.now();
        OutgoingEvent event = OutgoingEvent.ofConnection(
                        Topics.CONNECTION_SIGNALS, service, tenant(signal.connection()), now, report(signal, now))
                .withTraceparent(Trace.current());
        publisher
                .send(event.toRecord())
                .subscribe()
                .with(
                        sent -> {},
                        failure -> LOG.warnf(
                                "connection signal not published account=%s integration=%s error=%s",
                                signal.connection().account(),
                                signal.connection().connectionId(),
                                failure.getMessage()));
    }

    static ConnectionReport report(ConnectionSignal signal, Instant at) {
        return switch (signal) {
            case ConnectionSignal.CredentialRefused refused ->
                new ConnectionReport.CredentialRefused(refused.version(), at);
            case ConnectionSignal.FieldsRefused refused ->
                new ConnectionReport.FieldsRefused(
                        refused.fieldIds().stream().sorted().toList(), at);
        };
    }

    private Tenant tenant(CloseConnection connection) {
        String organization = integrations
                .find(connection.connectionId())
                .map(known -> known.envelope().tenant())
                .filter(known -> known.account().equals(connection.account()))
                .map(Tenant::organization)
                .orElse(UNKNOWN);
        return new Tenant(connection.account(), connection.connectionId(), organization);
    }
}
