package io.closeloop.local.demo;

import io.closeloop.events.CloudEventHeaders;
import io.closeloop.events.DomainEvent;
import io.closeloop.events.IncomingEvent;
import io.closeloop.events.Topic;
import io.closeloop.events.Topic.Payload;
import io.closeloop.events.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads every topic of the house from now on, as any program of the operator's could. */
final class TopicTail implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(50);
    private static final Map<String, Topic> TOPICS =
            Topics.all().stream().collect(Collectors.toMap(Topic::name, Function.identity()));

    private final KafkaConsumer<String, byte[]> consumer;

    TopicTail(String bootstrapServers) {
        this.consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> all = TOPICS.keySet().stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(all);
        consumer.seekToEnd(all);
        all.forEach(consumer::position);
    }

    List<Happening> read() {
        List<Happening> happenings = new ArrayList<>();
        consumer.poll(POLL).forEach(consumed -> happenings.add(retell(consumed)));
        return happenings;
    }

    private static Happening retell(ConsumerRecord<String, byte[]> consumed) {
        Topic topic = TOPICS.get(consumed.topic());
        if (topic != null && topic.carries() instanceof Payload.Events(Class<? extends DomainEvent> family)) {
            IncomingEvent<? extends DomainEvent> event = IncomingEvent.of(consumed, family);
            return Retelling.event(event.envelope(), event.event());
        }
        return Retelling.closeEvent(CloudEventHeaders.read(consumed.headers()));
    }

    @Override
    public void close() {
        consumer.close();
    }
}
