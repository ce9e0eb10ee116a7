package io.closeloop.local.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines of what is measured: as in production with both compilers, and not as the local stack, which starts fast. */
public final class BenchJvm {

    private static final List<String> QUIET = List.of(
            "-Xlog:disable",
            "-Xlog:all=error,cds=off,aot=off:stderr",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");
    private static final List<String> BROKER = List.of("-Xms512m", "-Xmx512m", "-XX:+UseSerialGC");

    private final String java;

    /** @param javaHome the JDK to run with */
    public BenchJvm(Path javaHome) {
        this.java = javaHome.resolve("bin/java").toString();
    }

    public List<String> broker(List<String> program) {
        return command(BROKER, program);
    }

    public List<String> service(List<String> flags, Path jar) {
        return command(
                flags, List.of("-Djava.util.logging.manager=org.jboss.logmanager.LogManager", "-jar", jar.toString()));
    }

    /** @param target the folder that holds the jar of that name, and its libraries in {@code lib} */
    public List<String> plain(List<String> flags, Path target, String name, String mainClass) {
        return command(
                flags, List.of("-cp", target.resolve(name + ".jar") + ":" + target.resolve("lib") + "/*", mainClass));
    }

    public List<String> command(List<String> flags, List<String> program) {
        var command = new ArrayList<String>();
        command.add(java);
        command.addAll(flags);
        command.addAll(QUIET);
        command.addAll(program);
        return List.copyOf(command);
    }
}
