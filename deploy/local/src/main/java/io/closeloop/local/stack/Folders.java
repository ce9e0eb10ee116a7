package io.closeloop.local.stack;

import io.closeloop.local.plan.Layout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;

/** The folders of the stack on disk. */
final class Folders {

    private final Layout layout;

    Folders(Layout layout) {
        this.layout = layout;
    }

    void prepare() {
        try {
            for (Path folder : List.of(layout.data(), layout.logs(), layout.classArchives())) {
                Files.createDirectories(folder);
            }
            removeOldArchives();
            for (Path secret : List.of(layout.credentials(), layout.keys())) {
                Files.createDirectories(secret);
                Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rwx------"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The folder %s could not be prepared.".formatted(layout.home()), e);
        }
    }

    /** A clean start: broker, databases and Close keys. The key pair stays, so that tokens in use keep working. */
    void wipeData() {
        delete(layout.data());
        delete(layout.credentials());
    }

    /** The JVM maps an archive whose classes have changed, uses nothing of it and never makes it anew: twice the memory for nothing. */
    private void removeOldArchives() throws IOException {
        FileTime built = FileTime.fromMillis(0);
        for (Path program : layout.programs()) {
            FileTime time = Files.getLastModifiedTime(program);
            built = time.compareTo(built) > 0 ? time : built;
        }
        try (var archives = Files.list(layout.classArchives())) {
            for (Path archive : archives.toList()) {
                if (Files.getLastModifiedTime(archive).compareTo(built) < 0) {
                    Files.delete(archive);
                }
            }
        }
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The folder %s could not be deleted.".formatted(folder), e);
        }
    }
}
