package io.closeloop.embedded;

import java.nio.file.Path;

/**
 * Where a database server lives.
 *
 * @param data its directory; created when missing
 * @param kept whether the data matters: then every commit reaches the disk, and the directory outlives the server
 * @param port where clients connect, on 127.0.0.1
 * @param sharedBuffers PostgreSQL's setting of that name
 */
public record DatabaseSettings(Path data, boolean kept, int port, String sharedBuffers) {

    /** Enough for one person's leads. */
    private static final String THRIFTY = "48MB";

    /** A server whose data outlives it, and survives a power cut. */
    public static DatabaseSettings kept(Path data, int port) {
        return new DatabaseSettings(data, true, port, THRIFTY);
    }

    /** A throw-away server on a free port; it does not wait for the disk. */
    public static DatabaseSettings temporary() {
        return new DatabaseSettings(ThrowAway.directory(), false, FreePort.find(), THRIFTY);
    }

    public DatabaseSettings withSharedBuffers(String size) {
        return new DatabaseSettings(data, kept, port, size);
    }
}
