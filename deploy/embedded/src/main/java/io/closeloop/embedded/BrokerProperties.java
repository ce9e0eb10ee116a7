package io.closeloop.embedded;

import java.util.Properties;

/** A node that is broker and controller at once, sized for a laptop. Everything it says, it says on loopback. */
final class BrokerProperties {

    static final String CONTROLLER_LISTENER = "CONTROLLER";
    private static final String SINGLE = "1";

    private BrokerProperties() {}

    static Properties of(BrokerSettings settings, Membership membership) {
        var properties = new Properties();
        addNode(properties, settings, membership);
        addInternals(properties, membership);
        addSmallSizes(properties);
        return properties;
    }

    private static void addNode(Properties properties, BrokerSettings settings, Membership membership) {
        String broker = "BROKER://127.0.0.1:" + settings.port();
        String controller = CONTROLLER_LISTENER + "://127.0.0.1:" + settings.controllerPort();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", Integer.toString(membership.id()));
        properties.put("controller.quorum.voters", membership.voters());
        properties.put("controller.listener.names", CONTROLLER_LISTENER);
        properties.put("inter.broker.listener.name", "BROKER");
        properties.put("listeners", broker + "," + controller);
        properties.put("advertised.listeners", broker);
        properties.put("listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT");
        properties.put("log.dirs", settings.data().toAbsolutePath().toString());
        // Topics are declared as code; a forgotten one must fail here as it does in production.
        properties.put("auto.create.topics.enable", "false");
    }

    private static void addInternals(Properties properties, Membership membership) {
        String copies = Integer.toString(membership.size());
        String inSync = Integer.toString(membership.inSync());
        properties.put("offsets.topic.replication.factor", copies);
        properties.put("offsets.topic.num.partitions", "4");
        properties.put("transaction.state.log.replication.factor", copies);
        properties.put("transaction.state.log.min.isr", inSync);
        properties.put("transaction.state.log.num.partitions", SINGLE);
        properties.put("share.coordinator.state.topic.replication.factor", copies);
        properties.put("share.coordinator.state.topic.min.isr", inSync);
        properties.put("share.coordinator.state.topic.num.partitions", SINGLE);
        properties.put("min.insync.replicas", inSync);
        properties.put("group.initial.rebalance.delay.ms", "0");
        // After a crash the node may not register again until its own old session has run out: 9 s by default.
        properties.put("broker.session.timeout.ms", "4000");
        properties.put("broker.heartbeat.interval.ms", "500");
    }

    private static void addSmallSizes(Properties properties) {
        properties.put("num.network.threads", "2");
        properties.put("num.io.threads", "4");
        properties.put("background.threads", "2");
        properties.put("num.recovery.threads.per.data.dir", "2");
        // What a topic may forget is forgotten soon: every five minutes, the default, a benchmark would have filled the
        // disk.
        properties.put("log.retention.check.interval.ms", "10000");
        // The default of 128 MiB would be most of the heap.
        properties.put("log.cleaner.dedupe.buffer.size", Integer.toString(4 * 1024 * 1024));
    }
}
