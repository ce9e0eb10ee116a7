package io.closeloop.embedded;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Servers that stop when this JVM is told to end, even when that happens in the middle of their start. */
final class UntilExit {

    private UntilExit() {}

    /** Starts a server; hands it back when it stands. */
    static <S extends AutoCloseable> S run(Supplier<S> start) {
        var started = new CompletableFuture<Optional<S>>();
        // Before the start: a database server whose start is cut short comes up later all the same, with nobody to stop
        // it.
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> started.join().ifPresent(UntilExit::close), "server-stop"));
        try {
            S server = start.get();
            started.complete(Optional.of(server));
            return server;
        } finally {
            // Matters only when the start has failed; else it is answered already.
            started.complete(Optional.empty());
        }
    }

    private static void close(AutoCloseable server) {
        try {
            server.close();
        } catch (Exception e) {
            System.err.println("A server did not stop cleanly: " + e);
        }
    }
}
