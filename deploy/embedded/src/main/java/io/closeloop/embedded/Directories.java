package io.closeloop.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** Data directories: made before a start, removed after a throw-away server. */
final class Directories {

    private Directories() {}

    static Path create(Path directory) {
        try {
            return Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The directory " + directory + " could not be made. Is its parent writable?", e);
        }
    }

    /** Deletes the tree. What somebody else deletes at the same moment is not missed. */
    static void delete(Path directory) {
        try {
            for (Path path : childrenFirst(directory)) {
                Files.deleteIfExists(path);
            }
        } catch (NoSuchFileException alreadyGone) {
            return;
        } catch (IOException | UncheckedIOException e) {
            throw new IllegalStateException("The directory " + directory + " could not be deleted.", e);
        }
    }

    private static List<Path> childrenFirst(Path directory) throws IOException {
        try (var paths = Files.walk(directory)) {
            return paths.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
