package io.closeloop.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.local.plan.Layout;
import io.closeloop.local.plan.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {

    private static final Instant BUILT = Instant.parse("2026-01-01T12:00:00Z");

    @TempDir
    Path root;

    @Test
    void classArchivesThatAreOlderThanTheProgramsGoAndOthersStay() throws IOException {
        Layout layout = new Layout(root);
        file(layout.serviceJar(Service.WEBHOOK_INGRESS), BUILT);
        Path before = file(layout.classArchives().resolve("before.jsa"), BUILT.minusSeconds(1));
        Path after = file(layout.classArchives().resolve("after.jsa"), BUILT.plusSeconds(1));

        new Folders(layout).prepare();

        assertThat(before).doesNotExist();
        assertThat(after).exists();
    }

    private static Path file(Path path, Instant modified) throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, "");
        return Files.setLastModifiedTime(path, FileTime.from(modified));
    }
}
