package io.closeloop.local.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** Writes the figures: Markdown for people, JSON for programs, a picture for both. */
final class Report {

    private final ReportFiles files;

    Report(Path folder) {
        this.files = new ReportFiles(folder, "latency.svg");
    }

    /** Answers the files, in the order in which a person wants to open them. */
    List<Path> write(Figures figures) throws IOException {
        return files.write(markdown(figures), figures, LatencyPicture.of(figures.latency()));
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
