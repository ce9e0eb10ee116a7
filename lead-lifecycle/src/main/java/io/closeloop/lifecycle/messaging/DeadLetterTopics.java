package io.closeloop.lifecycle.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.closeloop.events.CloudEventHeaders;
import io.closeloop.events.Envelope;
import io.closeloop.events.UnreadableEvent;
import io.closeloop.lifecycle.application.DeadLetter;
import io.closeloop.lifecycle.application.DeadLetterBox;
import io.closeloop.lifecycle.store.Original;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads dead letters for a person: a plain consumer for each question, of no group, on a thread that may block. */
@ApplicationScoped
class DeadLetterTopics implements DeadLetterBox {

    /** So far back from the end of a topic is looked. What lies further back is found by its place only. */
    private static final long LOOKED_AT = 5_000;

    private static final Comparator<DeadLetter> BY_AGE = Comparator.comparing(DeadLetter::at)
            .thenComparing(letter -> letter.place().offset());

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final Map<String, Object> broker;
    private final String consumer;

    DeadLetterTopics(
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            @ConfigProperty(name = "quarkus.application.name") String consumer) {
        this.broker = broker;
        this.consumer = consumer;
    }

    @Override
    public Uni<List<DeadLetter>> newest(String account, int limit) {
        return blocking(() -> {
            Newest<DeadLetter> found = new Newest<>(limit, BY_AGE);
            try (KafkaConsumer<String, byte[]> kafka = open()) {
                Reading.topics()
                        .forEach(topic -> partitions(kafka, topic + ".dlq")
                                .forEach(partition -> read(
                                        kafka,
                                        partition,
                                        letter -> letterOf(account, letter).ifPresent(found::add))));
            }
            return found.list();
        });
    }

    @Override
    public Uni<Optional<DeadLetter.Opened>> find(String account, Original.Place place) {
        boolean known =
                Reading.topics().stream().anyMatch(topic -> place.topic().equals(topic + ".dlq"));
        return known ? blocking(() -> read(account, place)) : Uni.createFrom().item(Optional.empty());
    }

    private Optional<DeadLetter.Opened> read(String account, Original.Place place) {
        TopicPartition partition = new TopicPartition(place.topic(), place.partition());
        try (KafkaConsumer<String, byte[]> kafka = open()) {
            if (!partitions(kafka, place.topic()).contains(partition)) {
                return Optional.empty();
            }
            kafka.assign(List.of(partition));
            long first = firstIn(kafka, partition);
            long end = endOf(kafka, partition);
            if (place.offset() < first || place.offset() >= end) {
                return Optional.empty();
            }
            kafka.seek(partition, place.offset());
            return kafka.poll(LONGEST).records(partition).stream()
                    .findFirst()
                    .filter(letter -> letter.offset() == place.offset())
                    .flatMap(record -> letterOf(account, record).map(letter -> open(letter, record)));
        }
    }

    private static void read(
            KafkaConsumer<String, byte[]> kafka,
            TopicPartition partition,
            Consumer<ConsumerRecord<String, byte[]>> each) {
        kafka.assign(List.of(partition));
        long end = endOf(kafka, partition);
        kafka.seek(partition, Math.max(firstIn(kafka, partition), end - LOOKED_AT));
        Instant until = Instant.now().plus(LONGEST);
        while (kafka.position(partition) < end && Instant.now().isBefore(until)) {
            kafka.poll(POLL).forEach(each);
        }
    }

    /** @return empty where it is not this account's, not of this service, or says neither */
    private Optional<DeadLetter> letterOf(String account, ConsumerRecord<String, byte[]> letter) {
        try {
            Envelope envelope = CloudEventHeaders.read(letter.headers());
            boolean ours = consumer.equals(text(letter, "dlq-consumer"))
                    && account.equals(envelope.tenant().account());
            return ours ? Optional.of(letterOf(envelope, letter)) : Optional.empty();
        } catch (UnreadableEvent | NumberFormatException nobodys) {
            return Optional.empty();
        }
    }

    private static DeadLetter letterOf(Envelope envelope, ConsumerRecord<String, byte[]> letter) {
        Original.Place stood = new Original.Place(
                text(letter, "dlq-topic"),
                Integer.parseInt(text(letter, "dlq-partition")),
                Long.parseLong(text(letter, "dlq-offset")));
        return new DeadLetter(
                new Original.Place(letter.topic(), letter.partition(), letter.offset()),
                stood,
                Instant.ofEpochMilli(letter.timestamp()),
                envelope.tenant(),
                envelope.leadKey(),
                envelope.type(),
                text(letter, "dlq-stage"),
                text(letter, "dlq-reason"));
    }

    private static DeadLetter.Opened open(DeadLetter letter, ConsumerRecord<String, byte[]> lying) {
        Original original = Originals.of(lying, CloudEventHeaders.read(lying.headers()));
        return new DeadLetter.Opened(
                letter, new Original(original.identity(), letter.stood(), original.headers(), original.value()));
    }

    private static String text(ConsumerRecord<String, byte[]> letter, String name) {
        Header header = letter.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), UTF_8);
    }

    private static long firstIn(KafkaConsumer<String, byte[]> kafka, TopicPartition partition) {
        return kafka.beginningOffsets(List.of(partition)).values().iterator().next();
    }

    private static long endOf(KafkaConsumer<String, byte[]> kafka, TopicPartition partition) {
        return kafka.endOffsets(List.of(partition)).values().iterator().next();
    }

    private static List<TopicPartition> partitions(KafkaConsumer<String, byte[]> kafka, String topic) {
        return kafka.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    private KafkaConsumer<String, byte[]> open() {
        Map<String, Object> config = new HashMap<>(broker);
        config.put("enable.auto.commit", false);
        config.put("allow.auto.create.topics", false);
        return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private static <T> Uni<T> blocking(Supplier<T> work) {
        return Uni.createFrom().item(work).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }
}
