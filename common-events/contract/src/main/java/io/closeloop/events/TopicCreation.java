package io.closeloop.events;

import java.util.List;
import java.util.Map;
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

    /** Command line: {@code bootstrap-servers [replication-factor]}; for a Kubernetes job as for the local stack. */
    public static void main(String[] args) throws InterruptedException {
        if (args.length == 0) {
            throw new IllegalArgumentException(
                    "give the bootstrap servers, e.g. kafka:9092, and the replication factor");
        }
        createMissing(args[0], args.length > 1 ? Short.parseShort(args[1]) : 1);
    }

    /** Returns when the broker has them all. */
    public static void createMissing(String bootstrapServers, int replicationFactor) throws InterruptedException {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            Set<String> existing = admin.listTopics().names().get();
            List<NewTopic> missing = Stream.concat(Topics.all().stream(), Topics.deadLetters())
                    .filter(topic -> !existing.contains(topic.name()))
                    .map(topic -> new NewTopic(topic.name(), topic.partitions(), (short) replicationFactor)
                            .configs(topic.settings()))
                    .toList();
            admin.createTopics(missing).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("cannot create the topics at " + bootstrapServers, e.getCause());
            }
        }
    }
}
