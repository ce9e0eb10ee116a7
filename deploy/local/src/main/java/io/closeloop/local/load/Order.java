package io.closeloop.local.load;

import java.time.Duration;

/**
 * What to send.
 *
 * @param port on 127.0.0.1
 * @param sender whose events
 * @param forged whether each signature is wrong by one bit
 * @param connections kept open; each has one request under way at most
 * @param perSecond how many are meant to start each second, whatever the answers (open loop); 0: each connection sends as soon as it is
 *     answered (closed loop)
 */
public record Order(int port, Sender sender, boolean forged, int connections, int perSecond, Duration time) {

    public static final int CLOSED = 0;
}
