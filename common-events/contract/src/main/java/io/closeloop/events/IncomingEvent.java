package io.closeloop.events;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The inbox contract: a received event and the identity, {@code (source, id)}, by which its consumer recognises a duplicate. The inbox
 * remembers it in the transaction of the effect (promise 3); that does not cover an effect outside the database, which needs an intent of
 * its own.
 */
public record IncomingEvent<T extends DomainEvent>(Envelope envelope, T event) {

    /**
     * Reads one of our own events of the given family.
     *
     * @throws UnreadableEvent when headers or value break the contract, or the type is not of that family
     */
    public static <T extends DomainEvent> IncomingEvent<T> of(ConsumerRecord<?, byte[]> consumed, Class<T> family) {
        Envelope envelope = CloudEventHeaders.read(consumed.headers());
        Class<? extends T> type = EventTypes.find(envelope.type())
                .filter(family::isAssignableFrom)
                .map(found -> found.<T>asSubclass(family))
                .orElseThrow(() -> new UnreadableEvent(
                        "header ce_type is not a " + family.getSimpleName() + ": " + envelope.type()));
        if (consumed.value() == null) {
            throw new UnreadableEvent("the record has no value");
        }
        return new IncomingEvent<>(envelope, EventJson.read(consumed.value(), type));
    }
}
