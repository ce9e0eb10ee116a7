package io.closeloop.lifecycle.cut;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.kafka.common.protocol.ApiKeys;

/**
 * A length, and a request or answer behind it; every request counts. Where the broker tells its own address, the proxy's is put in its place: clients
 * would go past it otherwise. In all versions the port follows the host's name at once. Source: Kafka protocol guide, Metadata and FindCoordinator.
 */
final class KafkaWire implements Wire {

    private final byte[] broker;
    private final byte[] proxy;

    KafkaWire(String host, int port, int proxyPort) {
        this.broker = address(host, port);
        this.proxy = address(host, proxyPort);
    }

    private static byte[] address(String host, int port) {
        byte[] name = host.getBytes(UTF_8);
        return ByteBuffer.allocate(name.length + Integer.BYTES)
                .put(name)
                .putInt(port)
                .array();
    }

    /** A consumer says how far it has come. Source: Kafka protocol guide, a request's header begins with its API key. */
    static boolean isOffsetCommit(Message request) {
        return ByteBuffer.wrap(request.bytes()).getShort(Integer.BYTES) == ApiKeys.OFFSET_COMMIT.id;
    }

    @Override
    public Message ask(DataInputStream client) throws IOException {
        return new Message(Wire.rest(client, new byte[0], 0), true, new byte[0]);
    }

    @Override
    public byte[] answer(DataInputStream server) throws IOException {
        try {
            byte[] whole = Wire.rest(server, new byte[0], 0);
            for (int at = 0; at + broker.length <= whole.length; at++) {
                if (Arrays.equals(whole, at, at + broker.length, broker, 0, broker.length)) {
                    System.arraycopy(proxy, 0, whole, at, proxy.length);
                }
            }
            return whole;
        } catch (EOFException end) {
            return new byte[0];
        }
    }
}
