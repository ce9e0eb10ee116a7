package io.closeloop.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A real PostgreSQL server beside this JVM. {@link #start} returns when clients can connect; {@link #close} when the server has
 * ended. User {@value Databases#USER}; on loopback any password is taken.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final Duration STARTUP_LIMIT = Duration.ofSeconds(60);

    private final DatabaseSettings settings;
    private final EmbeddedPostgres server;
    private final Databases databases;

    private EmbeddedDatabase(DatabaseSettings settings, EmbeddedPostgres server) {
        this.settings = settings;
        this.server = server;
        this.databases = new Databases("127.0.0.1:" + settings.port());
    }

    /**
     * Starts a server on the given directory. One that a crashed JVM left running on the same directory is stopped first.
     *
     * @throws IllegalStateException when kept data would not reach the disk at commit
     * @throws UncheckedIOException when the server does not come up
     */
    public static EmbeddedDatabase start(DatabaseSettings settings) {
        QuietLogs.apply();
        Directories.create(settings.data());
        Postmaster.of(settings.data()).ifPresent(Postmaster::stop);
        var database = new EmbeddedDatabase(settings, launch(settings));
        if (settings.kept()) {
            database.requireDurability();
        }
        return database;
    }

    /** The databases of this server: create them, and learn their addresses. */
    public Databases databases() {
        return databases;
    }

    /** The server's process; empty of meaning once the server has ended. */
    Postmaster postmaster() {
        return Postmaster.of(settings.data())
                .orElseThrow(() -> new IllegalStateException("PostgreSQL is not running."));
    }

    @Override
    public void close() {
        Optional<Postmaster> running = Postmaster.of(settings.data());
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL could not be stopped.", e);
        }
        // The library waits for the pid file to go, which is a moment before the process does.
        running.ifPresent(Postmaster::stop);
        if (!settings.kept()) {
            ThrowAway.delete(settings.data());
        }
    }

    private void requireDurability() {
        for (String setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
            String value = databases.show(setting);
            if (!"on".equals(value)) {
                close();
                throw new IllegalStateException(
                        "PostgreSQL runs with %s=%s on kept data; it must be on.".formatted(setting, value));
            }
        }
    }

    private static EmbeddedPostgres launch(DatabaseSettings settings) {
        String durable = settings.kept() ? "on" : "off";
        try {
            return EmbeddedPostgres.builder()
                    .setDataDirectory(settings.data())
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setOverrideWorkingDirectory(binaries().toFile())
                    .setPort(settings.port())
                    .setPGStartupWait(STARTUP_LIMIT)
                    // The library passes -F (no fsync) first; the later setting wins, and start() checks that it did.
                    .setServerConfig("fsync", durable)
                    .setServerConfig("synchronous_commit", durable)
                    .setServerConfig("full_page_writes", durable)
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("unix_socket_directories", "")
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("shared_buffers", settings.sharedBuffers())
                    .setServerConfig("timezone", "UTC")
                    .setLocaleConfig("locale", "C")
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    .start();
        } catch (IOException | IllegalStateException e) {
            throw new IllegalStateException(
                    "PostgreSQL did not start on 127.0.0.1:%d with data in %s. Its log is there. %s"
                            .formatted(settings.port(), settings.data(), e.getMessage()),
                    e);
        }
    }

    /** Unpacked once per user and shared; per user, because another user's folder could not be written. */
    private static Path binaries() {
        return Path.of(System.getProperty("java.io.tmpdir"), "closeloop-postgres-" + System.getProperty("user.name"));
    }
}
