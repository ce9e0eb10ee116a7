package io.closeloop.local;

import io.closeloop.local.process.LogFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "logs", description = "What the processes printed last.")
final class LogsCommand implements Callable<Integer> {

    private static final String SUFFIX = ".log";
    private static final long BETWEEN_LOOKS_MILLIS = 200;

    @Parameters(arity = "0..1", paramLabel = "service", description = "Only this one, such as sms-gateway or kafka.")
    private @Nullable String service;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on printing what comes.")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            description = "How many lines of each (default ${DEFAULT-VALUE}).")
    private int lines = 40;

    private final Here here;

    LogsCommand(Here here) {
        this.here = here;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<String> names = chosen();
        Map<String, Long> positions = new TreeMap<>();
        names.forEach(name -> positions.put(name, print(name, log(name).last(lines), names.size() > 1)));
        while (follow) {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MILLIS);
            positions.replaceAll((name, position) -> print(name, log(name).from(position), names.size() > 1));
        }
        return 0;
    }

    private List<String> chosen() throws IOException {
        List<String> all = existing();
        if (all.isEmpty()) {
            throw new IllegalArgumentException("There are no logs yet. ./closeloop up makes some.");
        }
        if (service == null) {
            return all;
        }
        if (!all.contains(service)) {
            throw new IllegalArgumentException(
                    "No log of '%s'. There are: %s".formatted(service, String.join(", ", all)));
        }
        return List.of(service);
    }

    private List<String> existing() throws IOException {
        Path folder = here.layout().logs();
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        }
    }

    private LogFile log(String name) {
        return new LogFile(here.layout().log(name));
    }

    private long print(String name, LogFile.Excerpt excerpt, boolean named) {
        excerpt.lines().forEach(line -> here.console().plain(named ? name + " | " + line : line));
        return excerpt.next();
    }
}
