package io.closeloop.local.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines of small JVMs: many of them stand side by side on one laptop. */
final class Jvm {

    private final Path java;
    private final Path archives;

    /**
     * @param home the JDK to run with
     * @param archives where class archives are kept; they halve the start from the second one on
     */
    Jvm(Path home, Path archives) {
        this.java = home.resolve("bin/java");
        this.archives = archives;
    }

    List<String> application(String name, int heapMegabytes, List<String> application) {
        var command = new ArrayList<String>();
        command.add(java.toString());
        command.addAll(List.of(
                // Live data is some 30 MB; left alone, the collector would keep as much again free.
                "-Xms24m",
                "-Xmx" + heapMegabytes + "m",
                "-Xmn12m",
                "-XX:MinHeapFreeRatio=5",
                "-XX:MaxHeapFreeRatio=15",
                "-XX:TrimNativeHeapInterval=5000",
                "-XX:+UseCompactObjectHeaders",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:ReservedCodeCacheSize=48m",
                // The first compiler only: services start twice as fast, and on two cores the second one was no faster
                // after a minute.
                "-XX:TieredStopAtLevel=1",
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + archives.resolve(name + ".jsa"),
                "-Xlog:disable",
                "-Xlog:all=error,cds=off,aot=off:stderr",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(application);
        return List.copyOf(command);
    }
}
