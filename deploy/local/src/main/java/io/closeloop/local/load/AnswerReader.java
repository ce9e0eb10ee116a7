package io.closeloop.local.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;

/** Reads one HTTP/1.1 answer after the other from one connection. Nothing is pipelined, so what is there belongs to the one answer. */
final class AnswerReader {

    /** What {@link #read} says while the answer has not all come. */
    static final int MORE = 0;

    private static final String LENGTH = "\r\ncontent-length:";
    private static final String CLOSE = "\r\nconnection: close";
    private static final int STATUS_AT = "HTTP/1.1 ".length();

    private byte[] bytes = new byte[2048];
    private int length;
    private boolean closes;

    /** @return the status once the answer is complete, and then the reader is ready for the next one */
    int read(ByteBuffer arrived) {
        append(arrived);
        int bodyAt = bodyAt();
        if (bodyAt < 0) {
            return MORE;
        }
        String head = new String(bytes, 0, bodyAt, US_ASCII).toLowerCase(Locale.ROOT);
        if (!isComplete(head, bodyAt)) {
            return MORE;
        }
        closes = head.contains(CLOSE);
        length = 0;
        return Integer.parseInt(head.substring(STATUS_AT, STATUS_AT + 3));
    }

    /** Whether the server has said that the last answer was the connection's last. */
    boolean closes() {
        return closes;
    }

    private void append(ByteBuffer arrived) {
        int more = arrived.remaining();
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * (length + more));
        }
        arrived.get(bytes, length, more);
        length += more;
    }

    /** The place after the empty line; -1 while it has not come. */
    private int bodyAt() {
        for (int at = 4; at <= length; at++) {
            if (bytes[at - 1] == '\n' && bytes[at - 2] == '\r' && bytes[at - 3] == '\n' && bytes[at - 4] == '\r') {
                return at;
            }
        }
        return -1;
    }

    private boolean isComplete(String head, int bodyAt) {
        int field = head.indexOf(LENGTH);
        if (field < 0) {
            return hasLastChunk(bodyAt);
        }
        int from = field + LENGTH.length();
        return length - bodyAt
                >= Integer.parseInt(
                        head.substring(from, head.indexOf('\r', from)).strip());
    }

    /** Without a length the body comes in chunks, each with its own, of which the last is empty. */
    private boolean hasLastChunk(int bodyAt) {
        int at = bodyAt;
        while (at < length) {
            int end = lineEnd(at);
            if (end < 0) {
                return false;
            }
            int size = Integer.parseInt(new String(bytes, at, end - at, US_ASCII), 16);
            at = end + 2 + size + 2;
            if (size == 0) {
                return at <= length;
            }
        }
        return false;
    }

    /** Where the line's CR LF stands; -1 while it has not come. */
    private int lineEnd(int from) {
        for (int at = from; at + 1 < length; at++) {
            if (bytes[at] == '\r' && bytes[at + 1] == '\n') {
                return at;
            }
        }
        return -1;
    }
}
