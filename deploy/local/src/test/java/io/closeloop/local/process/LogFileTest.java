package io.closeloop.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {

    @TempDir
    private Path folder;

    private Path path;
    private LogFile log;

    @BeforeEach
    void setUp() {
        path = folder.resolve("kafka.log");
        log = new LogFile(path);
    }

    @Test
    void the_last_lines_are_shown() throws IOException {
        Files.writeString(path, "one\ntwo\nthree\n");

        assertThat(log.last(2).lines()).containsExactly("two", "three");
    }

    @Test
    void a_line_is_read_once_it_is_whole_and_only_once() throws IOException {
        Files.writeString(path, "one\ntwö – ha");
        LogFile.Excerpt first = log.from(0);
        Files.writeString(path, "one\ntwö – half\n");

        LogFile.Excerpt second = log.from(first.next());

        assertThat(first.lines()).containsExactly("one");
        assertThat(second.lines()).containsExactly("twö – half");
        assertThat(log.from(second.next()).lines()).isEmpty();
    }

    @Test
    void a_log_begun_anew_is_read_from_its_start() throws IOException {
        Files.writeString(path, "before the restart\n");
        long read = log.from(0).next();
        log.begin();
        Files.writeString(path, "after\n");

        assertThat(log.from(read).lines()).containsExactly("after");
    }

    @Test
    void beginning_anew_keeps_the_log_before() throws IOException {
        Files.writeString(path, "why it died\n");

        log.begin();

        assertThat(path).isEmptyFile();
        assertThat(folder.resolve("kafka.log.before")).hasContent("why it died");
    }

    @Test
    void a_log_that_does_not_exist_yet_is_empty() {
        assertThat(log.last(10).lines()).isEmpty();
    }
}
