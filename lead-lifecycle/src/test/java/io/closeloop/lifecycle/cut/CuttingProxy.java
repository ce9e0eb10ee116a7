package io.closeloop.lifecycle.cut;

import io.closeloop.lifecycle.cut.Wire.Message;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/**
 * Stands between the service and a server. When told to, it cuts the connection on which a certain message passes: the server has the message, the client
 * has no answer and cannot know. Or it cuts it before such a message, which the server then never has.
 */
final class CuttingProxy implements AutoCloseable {

    private static final int NEVER = 0;
    private static final Predicate<Message> NONE = message -> false;

    private final String host;
    private final int port;
    private final IntFunction<Wire> wires;
    private final ServerSocket door;
    private volatile Count count = new Count(NONE, NEVER);
    private volatile Predicate<Message> refused = NONE;

    /**
     * @param server host:port
     * @param wires given the proxy's port, makes what reads one connection
     */
    CuttingProxy(String server, IntFunction<Wire> wires) {
        int colon = server.lastIndexOf(':');
        this.host = server.substring(0, colon);
        this.port = Integer.parseInt(server.substring(colon + 1));
        this.wires = wires;
        try {
            this.door = new ServerSocket(0, 50, InetAddress.getByName(host));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    String address() {
        return host + ":" + door.getLocalPort();
    }

    /** From now on counts such messages, and cuts after that many; 0 never. */
    void cutAfter(int messages, Predicate<Message> such) {
        count = new Count(such, messages);
    }

    /** Does not cut any more. @return how many messages have passed since {@link #cutAfter} */
    int stop() {
        int passed = count.passed.get();
        count = new Count(NONE, NEVER);
        return passed;
    }

    /** From now on cuts before each such message. */
    void refuse(Predicate<Message> such) {
        refused = such;
    }

    void refuseNothing() {
        refused = NONE;
    }

    private void accept() throws IOException {
        while (!door.isClosed()) {
            Socket client = door.accept();
            start(() -> connect(client));
        }
    }

    private void connect(Socket client) throws IOException {
        Wire wire = wires.apply(door.getLocalPort());
        try (client;
                Socket server = new Socket(host, port)) {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            Thread answers = start(() -> answer(wire, client, server));
            ask(wire, client, server);
            server.shutdownOutput();
            client.close();
            answers.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns when the client has gone, or is to be cut off. */
    private void ask(Wire wire, Socket client, Socket server) throws IOException {
        try {
            DataInputStream in = new DataInputStream(new BufferedInputStream(client.getInputStream()));
            while (!client.isClosed()) {
                Message message = wire.ask(in);
                if (refused.test(message)) {
                    return;
                }
                if (count.isLast(message)) {
                    // First: no answer must be quicker.
                    client.close();
                }
                server.getOutputStream().write(message.bytes());
            }
        } catch (IOException gone) {
            // The client or the server has closed: so does the other side.
        }
    }

    private static void answer(Wire wire, Socket client, Socket server) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(server.getInputStream()));
        for (byte[] answer = wire.answer(in); answer.length > 0; answer = wire.answer(in)) {
            if (!client.isClosed()) {
                client.getOutputStream().write(answer);
            }
        }
        client.close();
    }

    private record Count(Predicate<Message> such, int cutAfter, AtomicInteger passed) {

        Count(Predicate<Message> such, int cutAfter) {
            this(such, cutAfter, new AtomicInteger());
        }

        boolean isLast(Message message) {
            return such.test(message) && passed.incrementAndGet() == cutAfter;
        }
    }

    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    private static Thread start(Work work) {
        return Thread.ofVirtual().start(() -> {
            try {
                work.run();
            } catch (IOException gone) {
                // One of the sides has closed: nothing is left to pass on.
            }
        });
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
