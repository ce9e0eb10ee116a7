package io.closeloop.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Three nodes in a JVM of their own: {@code ClusterApp <empty data directory> <first port> <first controller port>}. SIGTERM stops them. */
public final class ClusterApp {

    /** The least that can lose one and go on. */
    public static final int NODES = 3;

    private ClusterApp() {}

    public static void main(String[] args) {
        if (args.length != 3) {
            System.err.println("Usage: ClusterApp <empty data directory> <first port> <first controller port>");
            System.exit(2);
        }
        var cluster = UntilExit.run(() -> EmbeddedCluster.start(
                Path.of(args[0]), portsFrom(Integer.parseInt(args[1])), portsFrom(Integer.parseInt(args[2]))));
        System.out.println("Kafka is ready on " + cluster.bootstrap());
        cluster.awaitEnd();
    }

    /** The ports of the nodes, one after the other. */
    public static List<Integer> portsFrom(int first) {
        return IntStream.range(first, first + NODES).boxed().toList();
    }
}
