package io.closeloop.local.bench.lifecycle;

import io.closeloop.local.bench.TopicEnds;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads a contestant's milestones as they come, on a thread of its own. */
final class MilestoneTail implements AutoCloseable {

    private final KafkaConsumer<String, byte[]> consumer;
    private final Arrived arrived;
    private final Thread thread;
    private volatile boolean closed;

    /** Told of each on the tail's thread. */
    @FunctionalInterface
    interface Arrived {
        /** @param at on {@link System#nanoTime} */
        void at(String key, long at);
    }

    /** Begins with the next. */
    MilestoneTail(String bootstrap, Contestant contestant, Arrived arrived) {
        this.arrived = arrived;
        this.consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap), new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = TopicEnds.partitions(contestant.milestones());
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        // Asks now and not with the first poll, which would miss what comes until then.
        partitions.forEach(consumer::position);
        this.thread = Thread.ofPlatform().daemon().name("milestones").start(this::read);
    }

    private void read() {
        while (!closed) {
            var poll = consumer.poll(Duration.ofMillis(100));
            long now = System.nanoTime();
            poll.forEach(one -> arrived.at(one.key(), now));
        }
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        thread.join();
        consumer.close();
    }
}
