package io.closeloop.service.kafka;

import io.closeloop.events.DomainEvent;
import io.closeloop.events.IncomingEvent;
import io.closeloop.events.Topic;
import io.closeloop.events.UnreadableEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/**
 * The newest value per key of a compacted topic, followed by every instance for itself from the beginning. Settings live here and not in a
 * database of each service: there is one truth, and {@link #caughtUp()} says when this instance has read it to the end.
 */
public final class CompactedTopic<T extends DomainEvent> implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(CompactedTopic.class);
    /** Short while a service waits for it to be ready; afterwards only as long as an empty topic is worth a look. */
    private static final Duration POLL_BEHIND = Duration.ofMillis(200);

    private static final Duration POLL_AT_END = Duration.ofSeconds(5);
    private static final Duration PAUSE_WITHOUT_BROKER = Duration.ofSeconds(1);

    private final Topic topic;
    private final Class<T> type;
    private final ToLongFunction<T> version;
    private final BiConsumer<String, IncomingEvent<T>> onChange;
    private final Map<String, IncomingEvent<T>> newest = new ConcurrentHashMap<>();
    private final KafkaConsumer<String, byte[]> consumer;
    private final Thread follower;
    private volatile boolean caughtUp;
    private volatile boolean closed;

    /**
     * @param version what a newer value has more of: a frozen publisher may repeat an older value after a newer one
     * @param onChange called on the follower's thread for each new value, also while catching up
     */
    public CompactedTopic(
            Map<String, Object> broker,
            Topic topic,
            Class<T> type,
            ToLongFunction<T> version,
            BiConsumer<String, IncomingEvent<T>> onChange) {
        this.topic = topic;
        this.type = type;
        this.version = version;
        this.onChange = onChange;
        Map<String, Object> config = new HashMap<>(broker);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        this.consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
        this.follower =
                Thread.ofPlatform().daemon().name("follow " + topic.name()).start(this::follow);
    }

    public Optional<IncomingEvent<T>> find(String key) {
        return Optional.ofNullable(newest.get(key));
    }

    /** The newest of every key, in no order. */
    public Stream<IncomingEvent<T>> all() {
        return newest.values().stream();
    }

    /** True once everything that was there at the start has been read. A service is not ready before. */
    public boolean caughtUp() {
        return caughtUp;
    }

    public String name() {
        return topic.name();
    }

    private void follow() {
        while (!closed) {
            try {
                assignAll();
                while (!closed) {
                    consumer.poll(caughtUp ? POLL_AT_END : POLL_BEHIND).forEach(this::remember);
                    caughtUp = caughtUp || atEnd();
                }
            } catch (WakeupException e) {
                LOG.debugf("%s: closing", topic.name());
            } catch (RuntimeException e) {
                LOG.warnf("%s: cannot be followed, trying again: %s", topic.name(), e.getMessage());
                pause();
            }
        }
        consumer.close();
    }

    private void assignAll() {
        List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                .map(info -> new TopicPartition(topic.name(), info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new IllegalStateException("the topic does not exist yet");
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    private boolean atEnd() {
        return consumer.endOffsets(consumer.assignment()).entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private void remember(ConsumerRecord<String, byte[]> consumed) {
        try {
            IncomingEvent<T> event = IncomingEvent.of(consumed, type);
            if (isNewer(consumed.key(), event)) {
                newest.put(consumed.key(), event);
                onChange.accept(consumed.key(), event);
            }
        } catch (UnreadableEvent e) {
            // The value before it stays in force: a setting that cannot be read must not switch anyone off.
            LOG.errorf("%s offset=%d cannot be read: %s", topic.name(), consumed.offset(), e.getMessage());
        }
    }

    private boolean isNewer(String key, IncomingEvent<T> event) {
        IncomingEvent<T> known = newest.get(key);
        return known == null || version.applyAsLong(event.event()) > version.applyAsLong(known.event());
    }

    /** On the follower's own thread, which serves nobody else; there is no condition to wait for but the broker's return. */
    private void pause() {
        try {
            Thread.sleep(PAUSE_WITHOUT_BROKER);
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    @Override
    public void close() {
        closed = true;
        consumer.wakeup();
        try {
            follower.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
