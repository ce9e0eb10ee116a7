package io.closeloop.embedded;

import java.util.concurrent.CompletableFuture;

/**
 * One broker and one database per JVM, each started when first asked for.
 *
 * <p>Quarkus loads test classes, and so this class, once more for every test profile, in class loaders that it closes. Servers
 * must outlive that: they live in the copy that the system class loader holds, and every other copy asks that one.
 */
public final class SharedServers {

    private SharedServers() {}

    /** The {@code bootstrap.servers} of this JVM's broker. The first call begins its start; none waits. */
    static CompletableFuture<String> broker() {
        return askTheOneCopy("brokerHere");
    }

    /** The {@code host:port} of this JVM's database server. The first call begins its start; none waits. */
    static CompletableFuture<String> database() {
        return askTheOneCopy("databaseHere");
    }

    /** For {@link #broker} of another copy of this class. */
    public static CompletableFuture<String> brokerHere() {
        return Broker.START;
    }

    /** For {@link #database} of another copy of this class. */
    public static CompletableFuture<String> databaseHere() {
        return Database.START;
    }

    @SuppressWarnings("unchecked") // brokerHere and databaseHere return nothing else
    private static CompletableFuture<String> askTheOneCopy(String method) {
        try {
            Class<?> theOneCopy = ClassLoader.getSystemClassLoader().loadClass(SharedServers.class.getName());
            return (CompletableFuture<String>) theOneCopy.getMethod(method).invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("closeloop-embedded is not on the JVM's own class path.", e);
        }
    }

    /** Initialised by its first use, once, as the language promises. */
    private static final class Broker {
        static final CompletableFuture<String> START =
                CompletableFuture.supplyAsync(() -> TestServers.chosen().startBroker(), SharedServers::inOwnThread);
    }

    /** Initialised by its first use, once, as the language promises. */
    private static final class Database {
        static final CompletableFuture<String> START =
                CompletableFuture.supplyAsync(() -> TestServers.chosen().startDatabase(), SharedServers::inOwnThread);
    }

    private static void inOwnThread(Runnable start) {
        var thread = new Thread(start, "test-infrastructure-start");
        thread.setDaemon(true);
        thread.setContextClassLoader(SharedServers.class.getClassLoader());
        thread.start();
    }
}
