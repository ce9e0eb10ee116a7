package io.closeloop.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ThrowAwayTest {

    @Test
    void a_directory_whose_jvm_has_ended_is_swept_away() throws Exception {
        // Given
        Path orphan = ThrowAway.directory();
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        claim(orphan, ended.pid() + "\n0\n");

        // When
        ThrowAway.sweep();

        // Then
        assertThat(orphan).doesNotExist();
    }

    @Test
    void a_directory_whose_pid_lives_on_in_another_process_is_swept_away() throws IOException {
        Path orphan = ThrowAway.directory();
        claim(orphan, ProcessHandle.current().pid() + "\n0\n");

        ThrowAway.sweep();

        assertThat(orphan).doesNotExist();
    }

    @Test
    void a_directory_in_use_is_left_alone() {
        Path inUse = ThrowAway.directory();

        ThrowAway.sweep();

        assertThat(inUse).exists();
        ThrowAway.delete(inUse);
    }

    private static void claim(Path directory, String owner) throws IOException {
        Files.writeString(directory.resolveSibling(directory.getFileName() + ".owner"), owner);
    }
}
