package io.closeloop.e2e;

import io.closeloop.close.event.CloseEvent;
import io.closeloop.events.CloudEventHeaders;
import io.closeloop.events.Topics;
import io.closeloop.testing.Broker;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;

/** No lead can be changed meanwhile: what lead-lifecycle hears of them stays in its hands. */
final class Standstill implements AutoCloseable {

    private static final String GROUP = "lead-lifecycle";
    private static final List<String> HEARD = List.of(Topics.CLOSE_EVENTS.name(), Topics.SMS_EVENTS.name());

    /** A consumer tells the broker each second how far it has come. */
    private static final Duration SOME_COMMITS = Duration.ofSeconds(3);

    private final Broker broker;
    private final Connection database;

    /** Returns when the changes under way are over and no other can begin. */
    Standstill(RunningHouse house) throws SQLException {
        this.database = house.databases().connect(RunningHouse.LIFECYCLE_DATABASE);
        database.setAutoCommit(false);
        try (var lock = database.createStatement()) {
            lock.execute("lock table lead in exclusive mode");
        }
        this.broker = new Broker(house.bootstrapServers());
    }

    /** Returns when each topic has something that would change a lead. */
    void awaitNews() {
        Awaitility.await("news in " + HEARD)
                .atMost(RunningHouse.PATIENCE)
                .until(() ->
                        HEARD.stream().allMatch(topic -> news(topic).findAny().isPresent()));
    }

    /** Returns when several commits would have been due, and none has been made for what the database does not have. */
    void expectUncommitted() {
        Map<TopicPartition, Long> first = new HashMap<>();
        HEARD.stream()
                .flatMap(this::news)
                .forEach(read -> first.putIfAbsent(new TopicPartition(read.topic(), read.partition()), read.offset()));
        Awaitility.await()
                .atMost(RunningHouse.PATIENCE)
                .during(SOME_COMMITS)
                .failFast(
                        "committed to the broker, and not to the database",
                        () -> first.entrySet().stream()
                                .anyMatch(place -> broker.committed(GROUP, place.getKey()) > place.getValue()))
                .until(() -> true);
    }

    /** What would change a lead and has not. Much of what Close tells concerns no setter and is done with at once; control fields are not. */
    private Stream<ConsumerRecord<String, byte[]>> news(String topic) {
        Set<String> inbox = inbox();
        return broker.read(topic).stream()
                .filter(read -> topic.equals(Topics.SMS_EVENTS.name()) || changesControlFields(read))
                .filter(read ->
                        !inbox.contains(CloudEventHeaders.read(read.headers()).id()));
    }

    private Set<String> inbox() {
        Set<String> inbox = new HashSet<>();
        try (var statement = database.createStatement();
                var rows = statement.executeQuery("select id from inbox")) {
            while (rows.next()) {
                inbox.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return inbox;
    }

    private static boolean changesControlFields(ConsumerRecord<String, byte[]> read) {
        return CloudEventHeaders.read(read.headers()).type().equals("close.lead.updated")
                && CloseEvent.read(read.value()).changedFields().stream()
                        .anyMatch(field -> field.startsWith("custom."));
    }

    /** Life goes on. */
    @Override
    public void close() throws SQLException {
        broker.close();
        database.close();
    }
}
