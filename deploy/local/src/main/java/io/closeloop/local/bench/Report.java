package io.closeloop.local.bench;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** Writes the figures: Markdown for people, JSON for programs, a picture for both. */
final class Report {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private final Path folder;

    Report(Path folder) {
        this.folder = folder;
    }

    /** Answers the files, in the order in which a person wants to open them. */
    List<Path> write(Figures figures) throws IOException {
        Files.createDirectories(folder);
        Path markdown = folder.resolve("report.md");
        Path json = folder.resolve("report.json");
        Path picture = folder.resolve("latency.svg");
        Files.writeString(markdown, markdown(figures));
        JSON.writeValue(json.toFile(), figures);
        Files.writeString(picture, LatencyPicture.of(figures.latency()));
        return List.of(markdown, json, picture);
    }

    private static String markdown(Figures figures) {
        String starts = figures.startSeconds().stream()
                .map(seconds -> number(seconds) + " s")
                .collect(Collectors.joining(", then "));
        String latencies = figures.latency().stream().map(Report::row).collect(Collectors.joining("\n"));
        String cpu = figures.cpu().stream().map(Report::rows).collect(Collectors.joining("\n"));
        String memory = figures.memory().stream().map(Report::row).collect(Collectors.joining("\n"));
        return template().formatted(figures.at(), figures.machine(), starts, latencies, cpu, memory);
    }

    private static String template() {
        try (InputStream resource = Report.class.getResourceAsStream("report.md")) {
            return new String(Objects.requireNonNull(resource).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String row(Figures.Memory memory) {
        return "| %s | %d | `%s` |"
                .formatted(memory.process(), memory.residentMegabytes(), String.join(" ", memory.flags()));
    }

    private static String rows(Figures.Cpu cpu) {
        double all = cpu.millisPerActivation().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        return cpu.millisPerActivation().entrySet().stream()
                .map(one -> "%s %s".formatted(one.getKey(), number(one.getValue())))
                .collect(Collectors.joining(", ", "| %s | %s | ".formatted(cpu.setting(), number(all)), " |"));
    }

    private static String row(Figures.Latency latency) {
        var millis = latency.millis();
        return "| %s | %d | %d s after %d s | %s | %s | %s | %s | %d | %d |"
                .formatted(
                        latency.setting(),
                        latency.webhooksPerSecond(),
                        latency.load().measured().toSeconds(),
                        latency.load().warmUp().toSeconds(),
                        number(millis.getOrDefault("p50", 0.0)),
                        number(millis.getOrDefault("p90", 0.0)),
                        number(millis.getOrDefault("p99", 0.0)),
                        number(millis.getOrDefault("max", 0.0)),
                        latency.count(),
                        latency.missing());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
