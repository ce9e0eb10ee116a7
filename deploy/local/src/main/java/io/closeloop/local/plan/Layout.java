package io.closeloop.local.plan;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where things are under the project's root folder.
 *
 * @param root the folder that holds the script {@code closeloop}
 * @param home everything that the stack writes
 */
public record Layout(Path root, Path home) {

    public Layout(Path root) {
        this(root, root.resolve(".closeloop"));
    }

    /** The same project with a stack of its own, which shares nothing with the one people use. */
    public Layout besides(String name) {
        return new Layout(root, home.resolve(name));
    }

    public Path state() {
        return home().resolve("state.json");
    }

    /** Held by the launcher that is starting or running the stack. */
    public Path lock() {
        return home().resolve("lock");
    }

    public Path data() {
        return home().resolve("data");
    }

    public Path kafkaData() {
        return data().resolve("kafka");
    }

    public Path postgresData() {
        return data().resolve("postgres");
    }

    /** Close's keys as close-connector stores them: as much data as the database that names them. */
    public Path credentials() {
        return home().resolve("credentials");
    }

    public Path keys() {
        return home().resolve("keys");
    }

    public Path logs() {
        return home().resolve("logs");
    }

    public Path log(String process) {
        return logs().resolve(process + ".log");
    }

    /** The class path of the launcher, which is also that of the broker and the database keeper. */
    public String launcherClassPath() {
        Path target = root.resolve("deploy/local/target");
        return target.resolve("closeloop-local.jar") + ":" + target.resolve("lib") + "/*";
    }

    public String simulatorClassPath() {
        Path target = root.resolve("close-simulator/target");
        return target + "/*:" + target.resolve("lib") + "/*";
    }

    public boolean hasModule(Service service) {
        return Files.exists(root.resolve(service.folder()).resolve("pom.xml"));
    }

    public Path serviceJar(Service service) {
        return root.resolve(service.folder()).resolve("target/quarkus-app/quarkus-run.jar");
    }
}
