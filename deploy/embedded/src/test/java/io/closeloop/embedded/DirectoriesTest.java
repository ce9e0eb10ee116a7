package io.closeloop.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoriesTest {

    private static final int FILES = 1000;

    @TempDir
    private Path parent;

    /** A broker and a database that start together both clear up after a JVM that was killed. From the other end, so that they meet. */
    @RepeatedTest(5)
    void what_somebody_else_deletes_at_the_same_moment_is_not_missed() throws IOException {
        Path tree = tree();
        List<Path> files = filesIn(tree);
        CompletableFuture<Void> other =
                CompletableFuture.runAsync(() -> files.reversed().forEach(DirectoriesTest::delete));

        Directories.delete(tree);

        other.join();
        assertThat(tree).doesNotExist();
    }

    @Test
    void a_tree_that_is_gone_is_not_missed() {
        Path gone = parent.resolve("gone");

        Directories.delete(gone);

        assertThat(gone).doesNotExist();
    }

    private Path tree() throws IOException {
        Path tree = Files.createDirectory(parent.resolve("tree"));
        for (int file = 0; file < FILES; file++) {
            Files.createFile(tree.resolve(file + ".log"));
        }
        return tree;
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
