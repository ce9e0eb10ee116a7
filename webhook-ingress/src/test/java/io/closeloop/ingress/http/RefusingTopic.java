package io.closeloop.ingress.http;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.closeloop.events.Topics;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.eclipse.microprofile.config.ConfigProvider;

/** Until closed, the broker answers whatever it is asked, and takes nothing for {@code close.events}: every record is too large. */
final class RefusingTopic implements AutoCloseable {

    private static final String LARGEST_RECORD = "max.message.bytes";
    private static final long LONGEST_CHANGE_SECONDS = 10;

    private final ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, Topics.CLOSE_EVENTS.name());
    private final ConfigEntry before;

    RefusingTopic() throws Exception {
        try (Admin admin = admin()) {
            Map<ConfigResource, Config> found =
                    admin.describeConfigs(List.of(topic)).all().get(LONGEST_CHANGE_SECONDS, SECONDS);
            this.before = requireNonNull(found.get(topic)).get(LARGEST_RECORD);
        }
        change("1");
    }

    @Override
    public void close() throws Exception {
        change(before.value());
    }

    private void change(String largestRecord) throws Exception {
        Collection<AlterConfigOp> change =
                List.of(new AlterConfigOp(new ConfigEntry(LARGEST_RECORD, largestRecord), OpType.SET));
        try (Admin admin = admin()) {
            admin.incrementalAlterConfigs(Map.of(topic, change)).all().get(LONGEST_CHANGE_SECONDS, SECONDS);
        }
    }

    private static Admin admin() {
        return Admin.create(Map.of(
                "bootstrap.servers", ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class)));
    }
}
