package io.closeloop.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Data directories that live as long as one JVM. Each has a file beside it that names the JVM, so that the next one can clear up
 * after a JVM that was killed, a database server included.
 */
final class ThrowAway {

    private static final String PREFIX = "closeloop-throw-away-";
    private static final String OWNER = ".owner";
    /** Start times are derived from the boot time, which moves a little when the clock is corrected. */
    private static final long CLOCK_CORRECTION_SECONDS = 5;

    private static final Path PARENT = Path.of(System.getProperty("java.io.tmpdir"));

    private ThrowAway() {}

    /** A new, empty directory. */
    static Path directory() {
        sweep();
        try {
            Path directory = Files.createTempDirectory(PARENT, PREFIX);
            ProcessHandle self = ProcessHandle.current();
            Files.writeString(ownerFile(directory), self.pid() + "\n" + startSecond(self) + "\n");
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "No temporary directory could be made. Point -Djava.io.tmpdir at a writable folder.", e);
        }
    }

    static void delete(Path directory) {
        Directories.delete(directory);
        try {
            Files.deleteIfExists(ownerFile(directory));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Clears up after JVMs that did not. */
    static void sweep() {
        orphans().forEach(directory -> {
            Postmaster.of(directory).ifPresent(Postmaster::stop);
            delete(directory);
        });
    }

    private static List<Path> orphans() {
        try (var entries = Files.newDirectoryStream(PARENT, PREFIX + "*" + OWNER)) {
            return StreamSupport.stream(entries.spliterator(), false)
                    .filter(Files::isWritable)
                    .filter(ThrowAway::isOrphan)
                    .map(file -> PARENT.resolve(file.getFileName().toString().replace(OWNER, "")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOrphan(Path ownerFile) {
        try {
            List<String> owner = Files.readAllLines(ownerFile);
            long pid = Long.parseLong(owner.getFirst());
            long start = Long.parseLong(owner.get(1));
            return ProcessHandle.of(pid)
                    .map(process -> Math.abs(startSecond(process) - start) > CLOCK_CORRECTION_SECONDS)
                    .orElse(true);
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException halfWritten) {
            return false;
        }
    }

    private static long startSecond(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH).getEpochSecond();
    }

    private static Path ownerFile(Path directory) {
        return directory.resolveSibling(directory.getFileName() + OWNER);
    }
}
