package io.closeloop.service.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.events.IncomingEvent;
import io.closeloop.events.OutgoingEvent;
import io.closeloop.events.SetterChanged;
import io.closeloop.events.Tenant;
import io.closeloop.events.Topic;
import io.closeloop.events.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CompactedTopicIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Tenant TENANT = new Tenant("acme", "-", "-");

    private final Topic topic = renamed("settings." + UUID.randomUUID());
    private final RecordPublisher publisher = new RecordPublisher(Topicful.BROKER, Topicful.PATIENT);
    private final UUID setter = UUID.randomUUID();
    private final List<String> changes = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void topics() {
        Topicful.create(topic.name());
        Awaitility.await().atMost(PATIENCE).until(() -> publisher.knows(topic.name()));
    }

    @AfterEach
    void close() {
        publisher.close();
    }

    @Test
    void everythingThatWasThereAtTheStartIsKnownWhenItHasCaughtUp() {
        say("Ada", 1);
        say("Ada Lovelace", 2);

        try (var followed = follow()) {
            Awaitility.await().atMost(PATIENCE).until(followed::caughtUp);

            assertThat(nameIn(followed)).isEqualTo("Ada Lovelace");
        }
    }

    @Test
    void anOlderValueAfterANewerOneIsNotTaken() {
        try (var followed = follow()) {
            say("newer", 2);
            say("older, from a publisher that was frozen", 1);
            say("newest", 3);
            Awaitility.await().atMost(PATIENCE).until(() -> changes.contains("newest"));

            assertThat(changes).containsExactly("newer", "newest");
        }
    }

    @Test
    void aValueThatCannotBeReadLeavesTheOneBeforeInForce() {
        say("Ada", 1);
        send(new ProducerRecord<>(topic.name(), setter.toString(), "not JSON".getBytes(UTF_8)));

        try (var followed = follow()) {
            Awaitility.await().atMost(PATIENCE).until(followed::caughtUp);

            assertThat(nameIn(followed)).isEqualTo("Ada");
        }
    }

    private CompactedTopic<SetterChanged> follow() {
        return new CompactedTopic<>(
                Topicful.BROKER,
                topic,
                SetterChanged.class,
                SetterChanged::version,
                (key, change) -> changes.add(change.event().name()));
    }

    private String nameIn(CompactedTopic<SetterChanged> followed) {
        return followed.find(setter.toString())
                .map(IncomingEvent::event)
                .map(SetterChanged::name)
                .orElse("unknown");
    }

    private void say(String name, long version) {
        SetterChanged changed = new SetterChanged(setter, "acme", name, true, version);
        send(OutgoingEvent.ofSetting(topic, "test", TENANT, setter.toString(), Instant.EPOCH, changed)
                .toRecord());
    }

    private void send(ProducerRecord<String, byte[]> outgoing) {
        publisher.send(outgoing).await().atMost(PATIENCE);
    }

    private static Topic renamed(String name) {
        Topic like = Topics.SETTER_CHANGES;
        return new Topic(name, 1, like.cleanup(), like.retention(), like.key(), like.carries(), like.purpose());
    }
}
