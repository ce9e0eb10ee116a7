package io.closeloop.local.bench.ingress;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the figures: Markdown for people, JSON for programs, a picture for both. */
final class IngressReport {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private final Path folder;
    private final boolean adding;

    /** @param adding whether what the report before had, and this one has not, stays */
    IngressReport(Path folder, boolean adding) {
        this.folder = folder;
        this.adding = adding;
    }

    /** Answers the files, in the order in which a person wants to open them. */
    List<Path> write(IngressFigures found) throws IOException {
        Files.createDirectories(folder);
        Path markdown = folder.resolve("report.md");
        Path json = folder.resolve("report.json");
        IngressFigures figures =
                adding && Files.exists(json) ? found.over(JSON.readValue(json.toFile(), IngressFigures.class)) : found;
        Path picture = folder.resolve("ingress.svg");
        Files.writeString(markdown, IngressText.of(figures));
        JSON.writeValue(json.toFile(), figures);
        Files.writeString(picture, IngressPicture.of(Summary.of(figures.runs())));
        return List.of(markdown, json, picture);
    }
}
