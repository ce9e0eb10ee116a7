package io.closeloop.lifecycle.cut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.closeloop.embedded.TestInfrastructure;
import io.closeloop.events.Topics;
import io.closeloop.lifecycle.house.Acme;
import io.closeloop.testing.Broker;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.common.TopicPartition;

/**
 * Makes the broker give out again what it has given out of a lead, as after a crash between the commit to the database and the one to the broker: it is never
 * told how far its consumers have come, takes them for dead, and lets them go on from where it believes them.
 */
final class Redelivery implements AutoCloseable {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String GROUP = "lead-lifecycle";

    private final Acme lead;
    private final CuttingProxy proxy;
    private final Broker broker;
    private final Admin admin;
    private final Map<TopicPartition, Long> given = new HashMap<>();

    /** @param lead of which nothing has been heard */
    Redelivery(Acme lead, CuttingProxy proxy) {
        this.lead = lead;
        this.proxy = proxy;
        this.broker = lead.broker();
        this.admin = Admin.create(Map.of("bootstrap.servers", TestInfrastructure.bootstrapServers()));
        proxy.refuse(KafkaWire::isOffsetCommit);
    }

    /** Everything that has come of the lead since the last time comes again; returns when it has been dealt with. */
    void again() {
        Map<TopicPartition, Long> newest = newest();
        newest.entrySet().removeAll(given.entrySet());
        given.putAll(newest);
        newest.forEach((partition, offset) -> assertThat(committed(partition))
                .as(partition + " is not committed")
                .isLessThanOrEqualTo(offset));
        expel();
        proxy.refuseNothing();
        await().atMost(LONG)
                .until(() ->
                        newest.entrySet().stream().allMatch(place -> committed(place.getKey()) > place.getValue()));
        proxy.refuse(KafkaWire::isOffsetCommit);
    }

    private Map<TopicPartition, Long> newest() {
        Map<TopicPartition, Long> newest = new HashMap<>();
        for (String topic : List.of(Topics.CLOSE_EVENTS.name(), Topics.SMS_EVENTS.name())) {
            broker.read(topic, lead.key().toString())
                    .forEach(read -> newest.put(new TopicPartition(topic, read.partition()), read.offset()));
        }
        return newest;
    }

    private long committed(TopicPartition partition) {
        return broker.committed(GROUP, partition);
    }

    /** From now on the broker takes no commit from those who were in the group: they have to come back as new ones. */
    private void expel() {
        try {
            admin.removeMembersFromConsumerGroup(GROUP, new RemoveMembersFromConsumerGroupOptions())
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        proxy.refuseNothing();
        admin.close();
    }
}
