package io.closeloop.local.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/** Whole requests, rendered and signed beforehand, taken in turns: sending one is a single write. */
final class Requests {

    private static final int DISTINCT = 1000;
    private static final String HEAD = """
            POST %s HTTP/1.1\r
            Host: 127.0.0.1:%d\r
            Content-Type: application/json\r
            close-sig-timestamp: %s\r
            close-sig-hash: %s\r
            Content-Length: %d\r
            \r
            """;

    private final List<ByteBuffer> rendered;
    private int next;

    Requests(Order order) {
        this.rendered = IntStream.range(0, DISTINCT)
                .mapToObj(number -> render(order, number))
                .toList();
    }

    ByteBuffer next() {
        next = (next + 1) % DISTINCT;
        return rendered.get(next).duplicate();
    }

    private static ByteBuffer render(Order order, int number) {
        Sender sender = order.sender();
        byte[] body = Events.of(sender.organization(), number);
        String timestamp = Long.toString(Instant.now().getEpochSecond());
        String hash = Signing.sign(HexFormat.of().parseHex(sender.signingKey()), timestamp, body);
        byte[] head = HEAD.formatted(
                        sender.path(), order.port(), timestamp, order.forged() ? flipped(hash) : hash, body.length)
                .getBytes(US_ASCII);
        return ByteBuffer.allocateDirect(head.length + body.length)
                .put(head)
                .put(body)
                .flip();
    }

    /** Wrong in its last digit only: whoever compares must compare to the end. */
    private static String flipped(String hash) {
        int last = hash.length() - 1;
        return hash.substring(0, last) + (hash.charAt(last) == '0' ? '1' : '0');
    }
}
