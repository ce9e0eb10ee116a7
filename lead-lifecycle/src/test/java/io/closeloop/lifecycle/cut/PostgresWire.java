package io.closeloop.lifecycle.cut;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Predicate;

/**
 * A type and a length, but for what comes before the protocol's version. An Execute has had its effect and is not committed before its Sync; BEGIN and
 * COMMIT are Queries. Source: PostgreSQL documentation, "Message Formats".
 */
final class PostgresWire implements Wire {

    private static final int VERSION_3 = 196608;
    private static final String STATEMENTS = "EQS";
    private static final int CHUNK = 16384;

    private final ByteArrayOutputStream transaction = new ByteArrayOutputStream();
    private boolean started;

    /** The commit of a transaction that has named it. */
    static Predicate<Message> commitOf(String named) {
        return message -> new String(message.committed(), UTF_8).contains(named);
    }

    @Override
    public Message ask(DataInputStream client) throws IOException {
        if (started) {
            byte type = client.readByte();
            byte[] whole = Wire.rest(client, new byte[] {type}, Integer.BYTES);
            return new Message(whole, STATEMENTS.indexOf(type) >= 0, committedBy(type, whole));
        }
        byte[] whole = Wire.rest(client, new byte[0], Integer.BYTES);
        started = ByteBuffer.wrap(whole).getInt(Integer.BYTES) == VERSION_3;
        return new Message(whole, false, new byte[0]);
    }

    private byte[] committedBy(byte type, byte[] whole) {
        String query = type == 'Q' ? new String(whole, 1 + Integer.BYTES, whole.length - 2 - Integer.BYTES, UTF_8) : "";
        byte[] committed = query.equals("COMMIT") ? transaction.toByteArray() : new byte[0];
        if (query.isEmpty()) {
            transaction.writeBytes(whole);
        } else {
            transaction.reset();
        }
        return committed;
    }

    @Override
    public byte[] answer(DataInputStream server) throws IOException {
        byte[] chunk = new byte[CHUNK];
        int read = server.read(chunk);
        return read < 0 ? new byte[0] : Arrays.copyOf(chunk, read);
    }
}
