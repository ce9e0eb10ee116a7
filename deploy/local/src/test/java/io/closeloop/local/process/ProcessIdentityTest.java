package io.closeloop.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProcessIdentityTest {

    @Test
    void a_running_process_is_found_again() throws Exception {
        Process process = new ProcessBuilder("sleep", "1000").start();
        try {
            assertThat(ProcessIdentity.of(process.toHandle()).alive()).contains(process.toHandle());
        } finally {
            process.destroy();
        }
    }

    @Test
    void a_process_that_has_ended_is_not() throws Exception {
        Process process = new ProcessBuilder("sleep", "1000").start();
        var identity = ProcessIdentity.of(process.toHandle());

        process.destroy();
        process.waitFor();

        assertThat(identity.alive()).isEmpty();
    }

    @Test
    void another_process_under_the_same_pid_is_not_mistaken_for_it() {
        var self = ProcessIdentity.current();
        var earlier = new ProcessIdentity(self.pid(), self.start().minus(Duration.ofMinutes(1)));

        assertThat(earlier.alive()).isEmpty();
    }
}
