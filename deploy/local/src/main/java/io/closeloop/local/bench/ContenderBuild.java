package io.closeloop.local.bench;

import io.closeloop.local.plan.Layout;
import io.closeloop.local.stack.Console;
import io.closeloop.local.stack.StackFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;

/** The folder of a benchmark's other contenders, and its own build: the product's knows nothing of it. */
public final class ContenderBuild {

    private final Path folder;
    private final Path log;
    /** Written after each build: Maven leaves a jar as it is when only its POM has changed. */
    private final Path stamp;

    private final Path javaHome;

    /** @param benchmark its folder in deploy/benchmarks, as {@code ingress} */
    public ContenderBuild(Layout layout, String benchmark, Path javaHome) {
        this.folder = folder(layout, benchmark);
        this.log = layout.log("benchmark-build");
        this.stamp = folder.resolve("target/built");
        this.javaHome = javaHome;
    }

    public static Path folder(Layout layout, String benchmark) {
        return layout.root().resolve("deploy/benchmarks").resolve(benchmark);
    }

    /** Builds them when a source is newer than what was built. */
    public void build(Console console) throws InterruptedException {
        if (!isBuilt()) {
            console.event("building the other contenders; the first time Maven fetches what they are made of");
            run();
        }
    }

    private boolean isBuilt() {
        return Files.exists(stamp) && modified(stamp).compareTo(newestSource()) > 0;
    }

    private FileTime newestSource() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !folder.relativize(file).toString().contains("target"))
                    .map(ContenderBuild::modified)
                    .max(FileTime::compareTo)
                    .orElse(FileTime.fromMillis(0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run() throws InterruptedException {
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            var builder = new ProcessBuilder("mvn", "-B", "-q", "-f", folder.toString(), "package")
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().put("JAVA_HOME", javaHome.toString());
            if (builder.start().waitFor() != 0) {
                throw new StackFailure("The other contenders could not be built. See " + log + ".");
            }
            Files.createDirectories(folder.resolve("target"));
            Files.writeString(stamp, "");
        } catch (IOException e) {
            throw new StackFailure(
                    "The other contenders are built with Maven, and 'mvn' could not be started: " + e.getMessage());
        }
    }
}
