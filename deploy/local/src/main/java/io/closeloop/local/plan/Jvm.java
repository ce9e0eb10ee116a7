package io.closeloop.local.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines of small JVMs: many of them stand side by side on one laptop. */
final class Jvm {

    private final Path java;

    /** @param home the JDK to run with */
    Jvm(Path home) {
        this.java = home.resolve("bin/java");
    }

    List<String> application(int heapMegabytes, List<String> application) {
        var command = new ArrayList<String>();
        command.add(java.toString());
        command.addAll(List.of(
                // Live data is some 30 MB; left alone, the collector would keep as much again free.
                "-Xms24m",
                "-Xmx" + heapMegabytes + "m",
                "-Xmn12m",
                "-XX:MinHeapFreeRatio=5",
                "-XX:MaxHeapFreeRatio=15",
                "-XX:-ShrinkHeapInSteps",
                "-XX:TrimNativeHeapInterval=5000",
                "-XX:+UseCompactObjectHeaders",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:ReservedCodeCacheSize=48m",
                // The first compiler only: services start twice as fast, and on two cores the second one was no faster
                // after a minute.
                "-XX:TieredStopAtLevel=1",
                // No archive of our classes, see docs/figures.md: recording one doubles the first start, using one
                // takes memory.
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(application);
        return List.copyOf(command);
    }
}
