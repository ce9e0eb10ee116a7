package io.closeloop.lifecycle.cut;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/**
 * Stands between the service and a server. When told to, it cuts the connection on which a certain message passes: the server has the message, the client
 * has no answer and cannot know.
 */
final class CuttingProxy implements AutoCloseable {

    private static final int NEVER = 0;

    private final String host;
    private final int port;
    private final IntFunction<Wire> wires;
    private final ServerSocket door;
    private final AtomicInteger passed = new AtomicInteger();
    private volatile int cutAfter = NEVER;

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

    /** From now on counts messages, and cuts after that many; 0 never. */
    void cutAfter(int messages) {
        cutAfter = NEVER;
        passed.set(0);
        cutAfter = messages;
    }

    /** Does not cut any more. @return how many messages have passed since {@link #cutAfter} */
    int stop() {
        cutAfter = NEVER;
        return passed.get();
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
            boolean cut = false;
            while (!cut) {
                Wire.Message message = wire.ask(in);
                int number = message.counts() ? passed.incrementAndGet() : NEVER;
                cut = number != NEVER && number == cutAfter;
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
