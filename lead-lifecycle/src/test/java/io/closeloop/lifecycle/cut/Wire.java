package io.closeloop.lifecycle.cut;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/** How one connection's bytes fall into messages. */
interface Wire {

    /**
     * @param counts whether it is a statement or request of its own
     * @param committed what else has passed in the transaction that it commits; empty where it commits none
     */
    record Message(byte[] bytes, boolean counts, byte[] committed) {}

    /** The client's next message, whole. Throws {@link java.io.EOFException} at the end. */
    Message ask(DataInputStream client) throws IOException;

    /** What the server says next; empty at the end. */
    byte[] answer(DataInputStream server) throws IOException;

    /** @return four bytes of length that count themselves or not, and what follows, behind {@code head} bytes that came before */
    static byte[] rest(DataInputStream in, byte[] head, int lengthOfLength) throws IOException {
        int length = in.readInt();
        byte[] whole = new byte[head.length + Integer.BYTES + length - lengthOfLength];
        ByteBuffer.wrap(whole).put(head).putInt(length);
        in.readFully(whole, head.length + Integer.BYTES, length - lengthOfLength);
        return whole;
    }
}
