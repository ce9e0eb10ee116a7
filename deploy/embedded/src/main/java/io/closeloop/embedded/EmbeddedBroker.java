package io.closeloop.embedded;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A real Apache Kafka node (KRaft, broker and controller in one) in this JVM. {@link #start} returns when clients can connect;
 * {@link #close} returns when the node has let go of its files.
 */
public final class EmbeddedBroker implements AutoCloseable {

    private final BrokerSettings settings;
    private final KafkaRaftServer server;

    private EmbeddedBroker(BrokerSettings settings, KafkaRaftServer server) {
        this.settings = settings;
        this.server = server;
    }

    /**
     * Starts a node on the given directory, formatting it the first time.
     *
     * @throws IllegalStateException when it does not come up, for instance because a port is taken
     */
    public static EmbeddedBroker start(BrokerSettings settings) {
        var alone = new Membership(
                1, List.of(settings.controllerPort()), Uuid.randomUuid().toString());
        return start(settings, alone);
    }

    /** One node of several; ready when enough of the others are. */
    static EmbeddedBroker start(BrokerSettings settings, Membership membership) {
        QuietLogs.apply();
        Properties properties = BrokerProperties.of(settings, membership);
        formatOnce(settings.data(), membership);
        var server = new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
        try {
            server.startup();
        } catch (RuntimeException e) {
            server.shutdown();
            throw new IllegalStateException(
                    "Kafka did not start on 127.0.0.1:%d (controller %d) with data in %s: %s"
                            .formatted(settings.port(), settings.controllerPort(), settings.data(), e.getMessage()),
                    e);
        }
        return new EmbeddedBroker(settings, server);
    }

    /** What clients take as {@code bootstrap.servers}. */
    public String bootstrap() {
        return "127.0.0.1:" + settings.port();
    }

    /** Blocks until the node has ended, for whatever reason. */
    void awaitEnd() {
        server.awaitShutdown();
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
        if (!settings.kept()) {
            ThrowAway.delete(settings.data());
        }
    }

    private static void formatOnce(Path data, Membership membership) {
        if (Files.exists(data.resolve("meta.properties"))) {
            return;
        }
        Directories.create(data);
        var formatter = new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(membership.id())
                .setClusterId(membership.clusterId())
                .setControllerListenerName(BrokerProperties.CONTROLLER_LISTENER)
                .setMetadataLogDirectory(data.toString())
                .addDirectory(data.toString());
        try {
            formatter.run();
        } catch (Exception e) {
            throw new IllegalStateException("Kafka could not prepare its directory " + data + ": " + e.getMessage(), e);
        }
    }
}
