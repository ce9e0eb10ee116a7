package io.closeloop.local.bench;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The files of one benchmark's report: Markdown for people, JSON for programs, a picture for both. */
public final class ReportFiles {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private final Path markdown;
    private final Path json;
    private final Path picture;

    /** @param picture its name, as {@code latency.svg} */
    public ReportFiles(Path folder, String picture) {
        this.markdown = folder.resolve("report.md");
        this.json = folder.resolve("report.json");
        this.picture = folder.resolve(picture);
    }

    /** What the report that stands there now says; empty where there is none. */
    public <T> Optional<T> figures(Class<T> type) throws IOException {
        return Files.exists(json) ? Optional.of(JSON.readValue(json.toFile(), type)) : Optional.empty();
    }

    /** Over those of the report before. Answers the files, in the order in which a person wants to open them. */
    public List<Path> write(String text, Object figures, String drawing) throws IOException {
        Files.createDirectories(markdown.getParent());
        Files.writeString(markdown, text);
        JSON.writeValue(json.toFile(), figures);
        Files.writeString(picture, drawing);
        return List.of(markdown, json, picture);
    }
}
