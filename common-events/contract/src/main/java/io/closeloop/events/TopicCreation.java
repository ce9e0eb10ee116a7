package io.closeloop.events;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the topics that are missing. Existing ones are left as they are: changing a live topic is a person's decision. */
public final class TopicCreation {

    private TopicCreation() {}

    /** Command line: {@code bootstrap-servers replication-factor [client.properties]}; for a Kubernetes job as for a person. */
    public static void main(String[] args) throws InterruptedException, IOException {
        if (args.length < 2) {
            throw new IllegalArgumentException(
                    "give the bootstrap servers, e.g. kafka:9092, and the replication factor,"
                            + " 3 in production; then, if the broker asks for it, a properties file with TLS and SASL settings");
        }
        Map<String, Object> broker = new HashMap<>();
        if (args.length > 2) {
            Properties file = new Properties();
            try (var reader = Files.newBufferedReader(Path.of(args[2]))) {
                file.load(reader);
            }
            file.forEach((name, value) -> broker.put(name.toString(), value));
        }
        broker.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, args[0]);
        createMissing(broker, Short.parseShort(args[1]));
    }

    public static void createMissing(String bootstrapServers, int replicationFactor) throws InterruptedException {
        createMissing(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers), replicationFactor);
    }

    /** Returns when the broker has them all. */
    private static void createMissing(Map<String, Object> broker, int replicationFactor) throws InterruptedException {
        try (Admin admin = Admin.create(broker)) {
            Set<String> existing = admin.listTopics().names().get();
            List<NewTopic> missing = Stream.concat(Topics.all().stream(), Topics.deadLetters())
                    .filter(topic -> !existing.contains(topic.name()))
                    .map(topic -> new NewTopic(topic.name(), topic.partitions(), (short) replicationFactor)
                            .configs(settings(topic, replicationFactor)))
                    .toList();
            admin.createTopics(missing).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("cannot create the topics: " + e.getMessage(), e.getCause());
            }
        }
    }

    /** Acknowledged means on two disks wherever there are three: {@code acks=all} alone counts only those in sync. */
    private static Map<String, String> settings(Topic topic, int replicationFactor) {
        Map<String, String> settings = new HashMap<>(topic.settings());
        settings.put("min.insync.replicas", replicationFactor >= 3 ? "2" : "1");
        return settings;
    }
}
