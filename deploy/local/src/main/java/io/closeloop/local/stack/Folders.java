package io.closeloop.local.stack;

import io.closeloop.local.plan.Layout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
            for (Path folder : List.of(layout.data(), layout.logs())) {
                Files.createDirectories(folder);
            }
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
