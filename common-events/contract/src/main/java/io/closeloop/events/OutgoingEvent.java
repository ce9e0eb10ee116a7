package io.closeloop.events;

import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The outbox contract: an event that is to leave in the transaction that made it true (promise 2). The outbox keeps it as a row; one
 * publisher per shard turns the row into a Kafka record and marks it.
 */
public record OutgoingEvent(Topic topic, String key, Envelope envelope, DomainEvent event) {

    /** An event of lead-lifecycle. Its id follows from lead and sequence, so a repeated decision is the same event. */
    public static OutgoingEvent ofLead(
            Topic topic, Tenant tenant, String leadId, long sequence, Instant at, DomainEvent event) {
        LeadKey key = new LeadKey(tenant.integration(), leadId);
        Envelope envelope = new Envelope(
                key + "#" + sequence,
                "lead-lifecycle",
                EventTypes.nameOf(event.getClass()),
                at,
                leadId,
                tenant,
                sequence,
                null);
        return new OutgoingEvent(topic, key.toString(), envelope, event);
    }

    /** An event about a lead from any other service. */
    public static OutgoingEvent aboutLead(
            Topic topic, String source, Tenant tenant, String leadId, Instant at, DomainEvent event) {
        Envelope envelope = new Envelope(
                UUID.randomUUID().toString(),
                source,
                EventTypes.nameOf(event.getClass()),
                at,
                leadId,
                tenant,
                null,
                null);
        return new OutgoingEvent(topic, new LeadKey(tenant.integration(), leadId).toString(), envelope, event);
    }

    /** Something that a service has met on a connection; the tenant's integration names it. */
    public static OutgoingEvent ofConnection(Topic topic, String source, Tenant tenant, Instant at, DomainEvent event) {
        return ofSetting(topic, source, tenant, tenant.integration(), at, event);
    }

    /** The newest state of a setting, on a compacted topic under its own key. */
    public static OutgoingEvent ofSetting(
            Topic topic, String source, Tenant tenant, String key, Instant at, DomainEvent event) {
        Envelope envelope = new Envelope(
                UUID.randomUUID().toString(), source, EventTypes.nameOf(event.getClass()), at, key, tenant, null, null);
        return new OutgoingEvent(topic, key, envelope, event);
    }

    public OutgoingEvent withTraceparent(@Nullable String traceparent) {
        Envelope e = envelope;
        Envelope traced = new Envelope(
                e.id(), e.source(), e.type(), e.time(), e.subject(), e.tenant(), e.sequence(), traceparent);
        return new OutgoingEvent(topic, key, traced, event);
    }

    public ProducerRecord<String, byte[]> toRecord() {
        ProducerRecord<String, byte[]> producerRecord = new ProducerRecord<>(topic.name(), key, EventJson.write(event));
        CloudEventHeaders.write(envelope, producerRecord.headers());
        return producerRecord;
    }
}
