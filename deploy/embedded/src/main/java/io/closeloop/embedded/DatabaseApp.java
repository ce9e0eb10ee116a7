package io.closeloop.embedded;

import java.nio.file.Path;
import java.util.Arrays;

/**
 * A keeper for PostgreSQL in a JVM of its own: {@code DatabaseApp <data directory> <port> <database>...}. It makes the databases,
 * then lives exactly as long as the server: SIGTERM here stops the server, and a server that dies ends this JVM with status 1.
 */
public final class DatabaseApp {

    /** The environment variable that gives it more memory than a person's own stack needs. */
    public static final String SHARED_BUFFERS = "CLOSELOOP_POSTGRES_SHARED_BUFFERS";

    private DatabaseApp() {}

    public static void main(String[] args) {
        if (args.length < 2) {
            System.err.println("Usage: DatabaseApp <data directory> <port> <database>...");
            System.exit(2);
        }
        var thrifty = DatabaseSettings.kept(Path.of(args[0]), Integer.parseInt(args[1]));
        String buffers = System.getenv(SHARED_BUFFERS);
        var settings = buffers == null ? thrifty : thrifty.withSharedBuffers(buffers);
        var database = UntilExit.run(() -> EmbeddedDatabase.start(settings));
        Arrays.stream(args).skip(2).forEach(database.databases()::create);
        System.out.println("PostgreSQL is ready on " + database.databases().hostAndPort());
        database.postmaster().process().onExit().join();
        // Of no effect when it was SIGTERM here that ended the server.
        System.exit(1);
    }
}
