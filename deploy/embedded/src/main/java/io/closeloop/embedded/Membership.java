package io.closeloop.embedded;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A node's place in its cluster.
 *
 * @param id counted from one
 * @param controllerPorts of all nodes, the first one's first
 * @param clusterId the same on all
 */
record Membership(int id, List<Integer> controllerPorts, String clusterId) {

    private static final int ENOUGH_TO_LOSE_ONE = 3;

    int size() {
        return controllerPorts.size();
    }

    /** How many must have a record before it counts as acknowledged. */
    int inSync() {
        return size() >= ENOUGH_TO_LOSE_ONE ? 2 : 1;
    }

    /** As {@code controller.quorum.voters} wants it. */
    String voters() {
        return IntStream.range(0, size())
                .mapToObj(n -> "%d@127.0.0.1:%d".formatted(n + 1, controllerPorts.get(n)))
                .collect(Collectors.joining(","));
    }
}
