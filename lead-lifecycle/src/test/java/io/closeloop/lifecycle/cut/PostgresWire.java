package io.closeloop.lifecycle.cut;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A type and a length, but for what comes before the protocol's version. An Execute has had its effect and is not committed before its Sync; BEGIN and
 * COMMIT are Queries. Source: PostgreSQL documentation, "Message Formats".
 */
final class PostgresWire implements Wire {

    private static final int VERSION_3 = 196608;
    private static final String STATEMENTS = "EQS";
    private static final int CHUNK = 16384;

    private boolean started;

    @Override
    public Message ask(DataInputStream client) throws IOException {
        if (started) {
            byte type = client.readByte();
            byte[] whole = Wire.rest(client, new byte[] {type}, Integer.BYTES);
            return new Message(whole, STATEMENTS.indexOf(type) >= 0);
        }
        byte[] whole = Wire.rest(client, new byte[0], Integer.BYTES);
        started = ByteBuffer.wrap(whole).getInt(Integer.BYTES) == VERSION_3;
        return new Message(whole, false);
    }

    @Override
    public byte[] answer(DataInputStream server) throws IOException {
        byte[] chunk = new byte[CHUNK];
        int read = server.read(chunk);
        return read < 0 ? new byte[0] : Arrays.copyOf(chunk, read);
    }
}
