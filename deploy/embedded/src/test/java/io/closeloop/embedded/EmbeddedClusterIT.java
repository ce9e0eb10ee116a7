package io.closeloop.embedded;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.TopicPartitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedClusterIT {

    @TempDir
    private Path data;

    @Test
    void a_record_stands_on_every_one_of_three_nodes() throws Exception {
        // Given
        List<Integer> ports =
                Stream.generate(FreePort::find).distinct().limit(6).toList();

        // When
        try (var cluster = EmbeddedCluster.start(data, ports.subList(0, 3), ports.subList(3, 6));
                var admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrap()))) {
            admin.createTopics(List.of(new NewTopic("spread", 1, (short) 3)))
                    .all()
                    .get();

            // Then
            await().atMost(60, SECONDS)
                    .untilAsserted(() -> assertThat(partition(admin).isr()).hasSize(3));
        }
    }

    private static TopicPartitionInfo partition(Admin admin) throws Exception {
        var topics = admin.describeTopics(List.of("spread")).allTopicNames().get();
        return topics.values().iterator().next().partitions().getFirst();
    }
}
