package io.closeloop.local.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** One keep-alive connection with at most one request under way. */
final class Connection {

    /** What {@link #read} says when the connection has ended before the answer. */
    static final int BROKEN = -1;

    private final InetSocketAddress server;
    private final Selector selector;
    private AnswerReader answers = new AnswerReader();
    private SocketChannel channel;
    private SelectionKey key;
    private ByteBuffer outgoing = ByteBuffer.allocate(0);
    private long intended;
    private boolean busy;

    Connection(InetSocketAddress server, Selector selector) throws IOException {
        this.server = server;
        this.selector = selector;
        this.channel = connect(server);
        this.key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    /** The instant from which the latency of the request under way counts. */
    long intended() {
        return intended;
    }

    boolean isBusy() {
        return busy;
    }

    void send(ByteBuffer request, long intendedStart) {
        outgoing = request;
        intended = intendedStart;
        busy = true;
        write();
    }

    /** The rest of a request that did not fit into the socket. A connection that has ended says so when it is read. */
    void write() {
        try {
            channel.write(outgoing);
        } catch (IOException ended) {
            outgoing.position(outgoing.limit());
        }
        key.interestOps(outgoing.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    /** The status when the answer is complete, {@link AnswerReader#MORE}, or {@link #BROKEN}; where it has ended it is connected anew. */
    int read(ByteBuffer buffer) throws IOException {
        int status = readOnce(buffer.clear());
        if (status == AnswerReader.MORE) {
            return status;
        }
        if (status == BROKEN || answers.closes()) {
            reconnect();
        }
        boolean wasBusy = busy;
        busy = false;
        return wasBusy ? status : AnswerReader.MORE;
    }

    void close() throws IOException {
        channel.close();
    }

    private int readOnce(ByteBuffer buffer) {
        try {
            return channel.read(buffer) < 0 ? BROKEN : answers.read(buffer.flip());
        } catch (IOException reset) {
            return BROKEN;
        }
    }

    private void reconnect() throws IOException {
        channel.close();
        answers = new AnswerReader();
        channel = connect(server);
        key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    private static SocketChannel connect(InetSocketAddress server) throws IOException {
        SocketChannel channel = SocketChannel.open(server);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        return channel;
    }
}
