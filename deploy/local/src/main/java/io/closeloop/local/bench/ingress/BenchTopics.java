package io.closeloop.local.bench.ingress;

import io.closeloop.events.Topics;
import io.closeloop.local.bench.TopicEnds;
import io.closeloop.local.stack.StackFailure;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;

/** One topic for each contender, all alike, and how many records stand in it. */
final class BenchTopics implements AutoCloseable {

    /** A benchmark writes gigabytes in minutes; what it has counted may go. The same for every topic. */
    private static final Map<String, String> SHORT_LIVED = Map.of(
            "segment.bytes", Integer.toString(16 * 1024 * 1024),
            "retention.bytes", Integer.toString(16 * 1024 * 1024),
            "file.delete.delay.ms", "1000");

    private final Admin admin;
    private final TopicEnds ends;

    BenchTopics(String bootstrap) {
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrap));
        this.ends = new TopicEnds(admin);
    }

    /** Topics like {@code close.events}, which is there already. */
    void make(int copies) throws InterruptedException {
        List<NewTopic> others = Stream.of(Contender.values())
                .filter(contender -> contender != Contender.INGRESS)
                .map(contender -> new NewTopic(contender.topic(), Topics.LEAD_PARTITIONS, (short) copies)
                        .configs(settings(copies)))
                .toList();
        Map<ConfigResource, Collection<AlterConfigOp>> shortLived = new HashMap<>();
        for (Contender contender : Contender.values()) {
            shortLived.put(
                    new ConfigResource(ConfigResource.Type.TOPIC, contender.topic()),
                    SHORT_LIVED.entrySet().stream()
                            .map(setting -> new AlterConfigOp(
                                    new ConfigEntry(setting.getKey(), setting.getValue()), AlterConfigOp.OpType.SET))
                            .toList());
        }
        try {
            admin.createTopics(others).all().get();
            admin.incrementalAlterConfigs(shortLived).all().get();
        } catch (ExecutionException e) {
            throw new StackFailure("The benchmark's topics could not be made: " + e.getMessage());
        }
    }

    /** All records that were ever in it, also those whose time is over. */
    long count(String topic) throws InterruptedException {
        return ends.count(topic);
    }

    Map<TopicPartition, Long> ends(String topic) throws InterruptedException {
        return ends.of(topic);
    }

    private static Map<String, String> settings(int copies) {
        Map<String, String> settings = new HashMap<>(Topics.CLOSE_EVENTS.settings());
        settings.put("min.insync.replicas", copies >= 3 ? "2" : "1");
        return settings;
    }

    @Override
    public void close() {
        admin.close();
    }
}
