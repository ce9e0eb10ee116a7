package io.closeloop.ingress.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.closeloop.ingress.Delivery;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PushbackInputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;

/** A connection that says whatever it likes, byte by byte. */
final class RawVisitor implements AutoCloseable {

    /** Far longer than the door lets anyone wait; a test that gets here has found a door that does not close. */
    private static final int LONGEST_SILENCE_MILLIS = 20_000;

    private static final int A_MOMENT_MILLIS = 100;

    private final Socket socket;
    private final PushbackInputStream in;

    private RawVisitor(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new PushbackInputStream(socket.getInputStream());
    }

    static RawVisitor at(Door door) throws IOException {
        Socket socket = new Socket();
        socket.connect(
                new InetSocketAddress(door.address().getHost(), door.address().getPort()));
        socket.setSoTimeout(LONGEST_SILENCE_MILLIS);
        return new RawVisitor(socket);
    }

    /** A rightly framed delivery. @param more header lines, without their ends */
    static String post(Delivery delivery, String... more) {
        return head(delivery, more) + "Content-Length: " + delivery.body().length + "\r\n\r\n" + text(delivery.body());
    }

    /** All but what says how long the body is, and the empty line. */
    static String head(Delivery delivery, String... more) {
        StringBuilder head = new StringBuilder("POST /webhooks/close/" + delivery.integration() + " HTTP/1.1\r\n")
                .append("Host: door\r\nContent-Type: application/json\r\n");
        delivery.timestamps()
                .forEach(value ->
                        head.append("close-sig-timestamp: ").append(value).append("\r\n"));
        delivery.hashes()
                .forEach(value -> head.append("close-sig-hash: ").append(value).append("\r\n"));
        for (String line : more) {
            head.append(line).append("\r\n");
        }
        return head.toString();
    }

    static String text(byte[] bytes) {
        return new String(bytes, ISO_8859_1);
    }

    /** All that the door says to this until it closes, as it must sooner or later. */
    static String exchange(Door door, String request) throws IOException {
        try (RawVisitor visitor = at(door)) {
            visitor.says(request);
            return visitor.hearsUntilClosed();
        }
    }

    RawVisitor says(String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
        socket.getOutputStream().flush();
        return this;
    }

    /** Says it without waiting until it is heard; ends when all is said, or nobody is there to hear it. */
    Thread talks(String bytes) {
        return Thread.ofVirtual().start(() -> {
            try {
                says(bytes);
            } catch (IOException closed) {
                // as the door may do at any word
            }
        });
    }

    /** Sends as much as the door takes, at most that much. @return whether the door closed before */
    boolean keepsSending(byte[] piece, long atMost) {
        try {
            for (long sent = 0; sent < atMost; sent += piece.length) {
                socket.getOutputStream().write(piece);
            }
            return false;
        } catch (IOException closed) {
            return true;
        }
    }

    String hears(int bytes) throws IOException {
        return text(in.readNBytes(bytes));
    }

    /** Waits a moment for the door to say something or to close. */
    boolean isClosedOrSpokenTo() throws IOException {
        socket.setSoTimeout(A_MOMENT_MILLIS);
        try {
            int next = in.read();
            if (next >= 0) {
                in.unread(next);
            }
            return true;
        } catch (SocketTimeoutException silence) {
            return false;
        } catch (SocketException reset) {
            return true;
        } finally {
            socket.setSoTimeout(LONGEST_SILENCE_MILLIS);
        }
    }

    /** All that comes until the door closes. Fails if it does not. */
    String hearsUntilClosed() throws IOException {
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        try {
            for (int next = in.read(); next >= 0; next = in.read()) {
                heard.write(next);
            }
        } catch (SocketException reset) {
            // closed on us while we were still talking
        }
        return heard.toString(ISO_8859_1);
    }

    /** One answer with its body, on a connection that stays open. */
    String hearsAnswer() throws IOException {
        StringBuilder heard = new StringBuilder();
        while (heard.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return heard.toString();
            }
            heard.append((char) next);
        }
        int at = heard.indexOf("content-length: ") + "content-length: ".length();
        int length = Integer.parseInt(heard.substring(at, heard.indexOf("\r\n", at)));
        return heard + text(in.readNBytes(length));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
