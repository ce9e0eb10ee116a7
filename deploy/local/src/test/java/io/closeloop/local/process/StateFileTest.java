package io.closeloop.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {

    @TempDir
    private Path folder;

    @Test
    void what_one_launcher_writes_the_next_one_reads() {
        var started = new Started(
                "sms-gateway",
                "http://127.0.0.1:8083",
                new ProcessIdentity(4711, Instant.parse("2026-11-20T10:00:00.120Z")),
                Instant.parse("2026-11-20T10:00:00.123456Z"),
                false);
        StackState state = StackState.startedBy(ProcessIdentity.current()).with(started);

        new StateFile(folder.resolve("state.json")).write(state);

        assertThat(new StateFile(folder.resolve("state.json")).read()).contains(state);
    }

    @Test
    void without_a_file_nothing_was_started() {
        assertThat(new StateFile(folder.resolve("state.json")).read()).isEmpty();
    }

    @Test
    void a_damaged_file_is_named() throws IOException {
        Path file = Files.writeString(folder.resolve("state.json"), "{ half");

        assertThatThrownBy(() -> new StateFile(file).read())
                .hasMessageContaining(file.toString())
                .hasMessageContaining("delete it");
    }
}
