package io.closeloop.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {

    @TempDir
    private Path data;

    @Test
    void what_was_acknowledged_before_a_restart_is_read_after_it() throws Exception {
        // Given
        BrokerSettings settings = BrokerSettings.kept(data, FreePort.find(), FreePort.find());
        try (var broker = EmbeddedBroker.start(settings)) {
            createTopic(broker, "kept");
            send(broker, "kept", "before the restart");
        }

        // When
        try (var restarted = EmbeddedBroker.start(settings)) {

            // Then
            assertThat(readOne(restarted, "kept")).isEqualTo("before the restart");
        }
    }

    @Test
    void a_topic_that_nobody_declared_is_not_made_up() throws Exception {
        try (var broker = EmbeddedBroker.start(BrokerSettings.temporary());
                var admin = Admin.create(connectedTo(broker));
                var consumer =
                        new KafkaConsumer<>(connectedTo(broker), new StringDeserializer(), new StringDeserializer())) {
            // When a consumer asks for an unknown topic, which makes it up where that is allowed
            consumer.partitionsFor("forgotten");
            createTopic(broker, "declared-afterwards");

            // Then
            assertThat(admin.listTopics().names().get()).containsExactly("declared-afterwards");
        }
    }

    @Test
    void a_throw_away_broker_leaves_nothing_behind() {
        BrokerSettings settings = BrokerSettings.temporary();
        var broker = EmbeddedBroker.start(settings);

        broker.close();

        assertThat(settings.data()).doesNotExist();
    }

    @Test
    void a_taken_port_is_named() throws IOException {
        try (var taken = new ServerSocket(FreePort.find(), 1, InetAddress.getLoopbackAddress())) {
            var settings = BrokerSettings.kept(data, taken.getLocalPort(), FreePort.find());

            assertThatThrownBy(() -> EmbeddedBroker.start(settings))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("127.0.0.1:" + taken.getLocalPort());
        }
    }

    private static void createTopic(EmbeddedBroker broker, String topic) throws Exception {
        try (var admin = Admin.create(connectedTo(broker))) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
    }

    private static void send(EmbeddedBroker broker, String topic, String value) throws Exception {
        try (var producer = new KafkaProducer<>(connectedTo(broker), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, "key", value)).get();
        }
    }

    private static String readOne(EmbeddedBroker broker, String topic) {
        Map<String, Object> fromTheStart =
                Map.of("bootstrap.servers", broker.bootstrap(), "group.id", "reader", "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(fromTheStart, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            var records = consumer.poll(Duration.ofSeconds(30));
            return records.iterator().next().value();
        }
    }

    private static Map<String, Object> connectedTo(EmbeddedBroker broker) {
        return Map.of("bootstrap.servers", broker.bootstrap());
    }
}
