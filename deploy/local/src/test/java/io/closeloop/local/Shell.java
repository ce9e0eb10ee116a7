package io.closeloop.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** The shell half of ./closeloop, one file at a time. */
record Shell(Path script) {

    /** What a command printed, on either stream, and its exit status. */
    record Outcome(int status, String output) {}

    static Shell with(String script) {
        return new Shell(Path.of("src/main/sh", script).toAbsolutePath());
    }

    /** Runs a command with the script's functions at hand. */
    Outcome run(String command, Map<String, String> environment) throws IOException, InterruptedException {
        var builder = new ProcessBuilder("sh", "-c", ". '" + script + "'; " + command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output.strip());
    }
}
