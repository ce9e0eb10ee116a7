package io.closeloop.connector.messaging;

import io.closeloop.connector.application.AttendingConnection;
import io.closeloop.events.ConnectionReport;
import io.closeloop.events.IncomingEvent;
import io.closeloop.outbox.DatabaseFailures;
import io.closeloop.service.kafka.DeadLetters;
import io.closeloop.service.kafka.LeadConsumer;
import io.closeloop.service.trace.FreshContext;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** connection.signals: what services met at Close, per connection and in order. */
@ApplicationScoped
public class ReportConsumer {

    private final LeadConsumer<IncomingEvent<ConnectionReport>> connections;

    public ReportConsumer(AttendingConnection attending, DeadLetters deadLetters, FreshContext contexts) {
        this.connections = new LeadConsumer<>(
                consumed -> IncomingEvent.of(consumed, ConnectionReport.class),
                (connection, reports) -> attending.note(reports),
                DatabaseFailures::isBug,
                deadLetters,
                contexts);
    }

    @Incoming("connection-signals")
    @Acknowledgment(Acknowledgment.Strategy.POST_PROCESSING)
    public Uni<Void> on(ConsumerRecords<String, byte[]> poll) {
        return connections.consume(poll);
    }
}
