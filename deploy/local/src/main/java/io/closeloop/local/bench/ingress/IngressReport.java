package io.closeloop.local.bench.ingress;

import io.closeloop.local.bench.ReportFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes the figures: Markdown for people, JSON for programs, a picture for both. */
final class IngressReport {

    private final ReportFiles files;
    private final boolean adding;

    /** @param adding whether what the report before had, and this one has not, stays */
    IngressReport(Path folder, boolean adding) {
        this.files = new ReportFiles(folder, "ingress.svg");
        this.adding = adding;
    }

    /** Answers the files, in the order in which a person wants to open them. */
    List<Path> write(IngressFigures found) throws IOException {
        IngressFigures figures =
                adding ? files.figures(IngressFigures.class).map(found::over).orElse(found) : found;
        return files.write(IngressText.of(figures), figures, IngressPicture.of(Summary.of(figures.runs())));
    }
}
