package io.closeloop.local.process;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How much processor time a process's threads of one kind have used, by the names that the system shows. Only Linux tells; zero
 * elsewhere. The JVM's own threads, its compilers for one, show up in no profile of Java code.
 */
public final class ThreadTime {

    /** The kernel's unit, a hundredth of a second on every machine of today. */
    private static final Duration TICK = Duration.ofMillis(10);

    private static final Pattern SPACE = Pattern.compile(" ");
    /** Of what follows the name in brackets: user and system time. */
    private static final int USER = 11;

    private static final int SYSTEM = 12;

    private ThreadTime() {}

    /** @param named a part of the names; the system keeps fifteen characters of them */
    public static Duration of(long pid, String named) {
        Path threads = Path.of("/proc", Long.toString(pid), "task");
        if (!Files.isDirectory(threads)) {
            return Duration.ZERO;
        }
        Duration all = Duration.ZERO;
        try (DirectoryStream<Path> each = Files.newDirectoryStream(threads)) {
            for (Path thread : each) {
                all = all.plus(of(thread, named));
            }
        } catch (IOException e) {
            throw new IllegalStateException("The threads of process " + pid + " cannot be read: " + e.getMessage(), e);
        }
        return all;
    }

    private static Duration of(Path thread, String named) throws IOException {
        try {
            String stat = Files.readString(thread.resolve("stat"));
            int nameEnd = stat.lastIndexOf(')');
            if (!stat.substring(0, nameEnd).contains(named)) {
                return Duration.ZERO;
            }
            List<String> fields = List.of(SPACE.split(stat.substring(nameEnd + 2), -1));
            return TICK.multipliedBy(Long.parseLong(fields.get(USER)) + Long.parseLong(fields.get(SYSTEM)));
        } catch (NoSuchFileException ended) {
            return Duration.ZERO;
        }
    }
}
