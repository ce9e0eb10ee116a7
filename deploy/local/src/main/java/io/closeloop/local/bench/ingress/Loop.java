package io.closeloop.local.bench.ingress;

import io.closeloop.local.load.Order;

/**
 * One kind of load.
 *
 * @param perSecond {@link Order#CLOSED} for a closed loop
 */
record Loop(int connections, int perSecond) {

    /** Open loops draw from as many connections as they need, up to this. */
    private static final int OPEN_CONNECTIONS = 256;

    static Loop closed(int connections) {
        return new Loop(connections, Order.CLOSED);
    }

    static Loop open(int perSecond) {
        return new Loop(OPEN_CONNECTIONS, perSecond);
    }

    boolean isClosed() {
        return perSecond == Order.CLOSED;
    }

    String words() {
        return isClosed()
                ? "%d connection%s".formatted(connections, connections == 1 ? "" : "s")
                : "%,d a second".formatted(perSecond);
    }
}
