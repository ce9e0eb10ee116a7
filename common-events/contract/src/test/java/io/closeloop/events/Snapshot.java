package io.closeloop.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A generated file that is committed. {@code -Dcloseloop.golden=update} writes it anew; without, a difference is a failure. */
final class Snapshot {

    private static final boolean UPDATE = "update".equals(System.getProperty("closeloop.golden"));

    private Snapshot() {}

    static Path projectRoot() {
        return Path.of(System.getProperty("project.root", "../.."));
    }

    static @Nullable String committed(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file) : null;
    }

    static void assertUpToDate(Path file, String generated) throws IOException {
        if (UPDATE) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, generated);
        }
        assertThat(file)
                .as("generated from the code; write it anew with -Dcloseloop.golden=update")
                .exists()
                .hasContent(generated);
    }
}
