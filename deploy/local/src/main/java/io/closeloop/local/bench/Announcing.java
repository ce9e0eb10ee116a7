package io.closeloop.local.bench;

import io.closeloop.events.IntegrationChanged;
import io.closeloop.events.OutgoingEvent;
import io.closeloop.events.Tenant;
import io.closeloop.events.Topics;
import io.closeloop.local.stack.StackFailure;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Speaks for close-connector, where a benchmark has none: integrations in their topic. */
public final class Announcing {

    private Announcing() {}

    /** Returns when the broker has it. */
    public static void announce(String bootstrap, Tenant tenant, IntegrationChanged change)
            throws InterruptedException {
        OutgoingEvent announcement = OutgoingEvent.ofSetting(
                Topics.INTEGRATION_CHANGES, "close-connector", tenant, tenant.integration(), Instant.now(), change);
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", List.of(bootstrap.split(",", -1)), "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer())) {
            var unused = producer.send(announcement.toRecord()).get();
        } catch (ExecutionException e) {
            throw new StackFailure("The benchmark's integration could not be announced: " + e.getMessage());
        }
    }
}
