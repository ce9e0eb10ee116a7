package io.closeloop.local.bench.lifecycle;

import io.closeloop.local.bench.ReportFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes the figures: Markdown for people, JSON for programs, a picture for both. */
final class LifecycleReport {

    private final ReportFiles files;

    LifecycleReport(Path folder) {
        this.files = new ReportFiles(folder, "lifecycle.svg");
    }

    /** Answers the files, in the order in which a person wants to open them. */
    List<Path> write(LifecycleFigures figures) throws IOException {
        return files.write(LifecycleText.of(figures), figures, LifecyclePicture.of(figures));
    }
}
