package io.closeloop.embedded;

import java.nio.file.Path;

/** The broker in a JVM of its own: {@code BrokerApp <data directory> <port> <controller port>}. SIGTERM stops it cleanly. */
public final class BrokerApp {

    private BrokerApp() {}

    public static void main(String[] args) {
        if (args.length != 3) {
            System.err.println("Usage: BrokerApp <data directory> <port> <controller port>");
            System.exit(2);
        }
        var settings = BrokerSettings.kept(Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        var broker = UntilExit.run(() -> EmbeddedBroker.start(settings));
        System.out.println("Kafka is ready on " + broker.bootstrap());
        broker.awaitEnd();
    }
}
