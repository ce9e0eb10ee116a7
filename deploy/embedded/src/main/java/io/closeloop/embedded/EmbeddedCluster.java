package io.closeloop.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.Uuid;

/** Several real Kafka nodes in this JVM, each broker and controller at once: what a record costs that must stand on two disks. */
public final class EmbeddedCluster implements AutoCloseable {

    private final List<EmbeddedBroker> nodes;

    private EmbeddedCluster(List<EmbeddedBroker> nodes) {
        this.nodes = nodes;
    }

    /**
     * Starts one node per pair of ports; a cluster elects before any of them is ready, so they start together.
     *
     * @param data an empty directory; each node gets one of its own in it
     * @throws IllegalStateException when one does not come up; those that did are stopped
     */
    public static EmbeddedCluster start(Path data, List<Integer> ports, List<Integer> controllerPorts) {
        String clusterId = Uuid.randomUuid().toString();
        List<CompletableFuture<EmbeddedBroker>> starts = IntStream.range(0, ports.size())
                .mapToObj(n -> {
                    var place =
                            BrokerSettings.kept(data.resolve("node-" + (n + 1)), ports.get(n), controllerPorts.get(n));
                    var membership = new Membership(n + 1, controllerPorts, clusterId);
                    return CompletableFuture.supplyAsync(
                            () -> EmbeddedBroker.start(place, membership), Thread.ofPlatform()::start);
                })
                .toList();
        try {
            CompletableFuture.allOf(starts.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            starts.stream()
                    .filter(start -> !start.isCompletedExceptionally())
                    .forEach(start -> start.join().close());
            throw e.getCause() instanceof IllegalStateException why ? why : e;
        }
        return new EmbeddedCluster(starts.stream().map(CompletableFuture::join).toList());
    }

    /** What clients take as {@code bootstrap.servers}. */
    public String bootstrap() {
        return nodes.stream().map(EmbeddedBroker::bootstrap).collect(Collectors.joining(","));
    }

    /** Blocks until every node has ended. */
    void awaitEnd() {
        nodes.forEach(EmbeddedBroker::awaitEnd);
    }

    /** All at once: a node that leaves alone waits for what is left of the quorum. */
    @Override
    public void close() {
        CompletableFuture.allOf(nodes.stream()
                        .map(node -> CompletableFuture.runAsync(node::close, Thread.ofPlatform()::start))
                        .toArray(CompletableFuture[]::new))
                .join();
    }
}
