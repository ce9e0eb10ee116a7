package io.closeloop.embedded;

import java.nio.file.Path;

/**
 * Where a broker lives.
 *
 * @param data its directory; created when missing
 * @param kept whether the directory outlives the broker; when not, closing the broker deletes it
 * @param port where clients connect, on 127.0.0.1
 * @param controllerPort where the node talks with its own controller, on 127.0.0.1
 */
public record BrokerSettings(Path data, boolean kept, int port, int controllerPort) {

    /** A broker whose data outlives it. */
    public static BrokerSettings kept(Path data, int port, int controllerPort) {
        return new BrokerSettings(data, true, port, controllerPort);
    }

    /** A throw-away broker on free ports. */
    public static BrokerSettings temporary() {
        return new BrokerSettings(ThrowAway.directory(), false, FreePort.find(), FreePort.find());
    }
}
