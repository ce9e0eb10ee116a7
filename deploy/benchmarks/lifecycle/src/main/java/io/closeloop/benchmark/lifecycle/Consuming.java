package io.closeloop.benchmark.lifecycle;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** One transaction per lead and poll, leads concurrently; how far all is done is committed once a second, as in the product. */
final class Consuming {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration COMMIT = Duration.ofSeconds(1);

    private final KafkaConsumer<String, byte[]> consumer;
    private final LeadTransaction transaction;
    private final Runnable onCommit;

    /** @param onCommit runs after each database transaction */
    Consuming(Settings settings, LeadTransaction transaction, Runnable onCommit) {
        this.consumer = new KafkaConsumer<>(settings.consumer(), new StringDeserializer(), new ByteArrayDeserializer());
        this.consumer.subscribe(List.of(settings.events()));
        this.transaction = transaction;
        this.onCommit = onCommit;
    }

    void run() {
        long committed = System.nanoTime();
        while (true) {
            FloorApp.await(Future.all(handle(consumer.poll(POLL))));
            if (System.nanoTime() - committed > COMMIT.toNanos()) {
                consumer.commitAsync();
                committed = System.nanoTime();
            }
        }
    }

    private List<Future<Void>> handle(Iterable<ConsumerRecord<String, byte[]>> poll) {
        Map<String, List<ConsumerRecord<String, byte[]>>> leads = new LinkedHashMap<>();
        poll.forEach(one ->
                leads.computeIfAbsent(one.key(), key -> new ArrayList<>()).add(one));
        List<Future<Void>> work = new ArrayList<>();
        leads.forEach((key, events) -> work.add(transaction.on(key, events).onSuccess(committed -> onCommit.run())));
        return work;
    }
}
