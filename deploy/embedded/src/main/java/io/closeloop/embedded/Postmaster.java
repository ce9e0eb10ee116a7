package io.closeloop.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The PostgreSQL process of one data directory, known from {@code postmaster.pid}: pid in line 1, start time in epoch seconds in
 * line 3. A pid alone is not trusted, since the system gives it to somebody else after a crash.
 */
public record Postmaster(ProcessHandle process) {

    /** The file's clock has whole seconds and is read a moment after the process began. */
    private static final Duration START_TOLERANCE = Duration.ofSeconds(5);

    private static final Duration FAST_STOP = Duration.ofSeconds(30);

    /** The live server of this data directory, if there is one. */
    public static Optional<Postmaster> of(Path data) {
        Path file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            List<String> lines = Files.readAllLines(file);
            Instant started = Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip()));
            return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                    .filter(process -> startedAt(process, started))
                    .map(Postmaster::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IndexOutOfBoundsException | NumberFormatException halfWritten) {
            return Optional.empty();
        }
    }

    /**
     * Ends the server as {@code pg_ctl stop -m fast} does (SIGTERM would wait for clients to leave), and waits for it.
     *
     * @throws IllegalStateException when it has not ended after 30 seconds
     */
    public void stop() {
        if (process.isAlive()) {
            signalInterrupt();
        }
        if (!ProcessEnd.await(process, FAST_STOP)) {
            throw new IllegalStateException(
                    "PostgreSQL (pid %d) has not ended within %d s.".formatted(process.pid(), FAST_STOP.toSeconds()));
        }
    }

    private void signalInterrupt() {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("`kill` could not be run.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean startedAt(ProcessHandle process, Instant expected) {
        return process.info()
                .startInstant()
                .map(actual -> Duration.between(expected, actual).abs().compareTo(START_TOLERANCE) <= 0)
                .orElse(false);
    }
}
