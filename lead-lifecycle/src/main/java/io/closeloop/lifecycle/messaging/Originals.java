package io.closeloop.lifecycle.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.closeloop.events.Envelope;
import io.closeloop.lifecycle.store.Original;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Between Kafka's records and events that are kept. */
final class Originals {

    /** What a dead letter has more than its original. */
    static final String LETTER = "dlq-";

    private Originals() {}

    static Original of(ConsumerRecord<String, byte[]> consumed, Envelope envelope) {
        List<Original.Header> headers = StreamSupport.stream(consumed.headers().spliterator(), false)
                .filter(header -> header.value() != null && !header.key().startsWith(LETTER))
                .map(header -> new Original.Header(header.key(), new String(header.value(), UTF_8)))
                .toList();
        return new Original(
                new Original.Identity(envelope.source(), envelope.id(), envelope.time()),
                new Original.Place(consumed.topic(), consumed.partition(), consumed.offset()),
                headers,
                consumed.value() == null ? new byte[0] : consumed.value());
    }

    /** Without its key, which its headers say too. */
    static ConsumerRecord<String, byte[]> toRecord(Original original) {
        Original.Place place = original.place();
        ConsumerRecord<String, byte[]> consumed =
                new ConsumerRecord<>(place.topic(), place.partition(), place.offset(), null, original.value());
        original.headers()
                .forEach(header ->
                        consumed.headers().add(header.name(), header.value().getBytes(UTF_8)));
        return consumed;
    }
}
