package io.closeloop.local.process;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class ThreadTimeTest {

    private final long self = ProcessHandle.current().pid();

    @Test
    void a_thread_that_works_is_charged_under_its_name() {
        // Given
        AtomicBoolean working = new AtomicBoolean(true);

        // When
        Thread.ofPlatform().daemon().name("busy bee").start(() -> {
            while (working.get()) {
                Thread.onSpinWait();
            }
        });

        // Then
        try {
            await().atMost(60, SECONDS)
                    .until(() -> ThreadTime.of(self, "busy bee").compareTo(Duration.ofMillis(50)) > 0);
            assertThat(ThreadTime.of(self, "nobody")).isZero();
        } finally {
            working.set(false);
        }
    }

    @Test
    void a_process_that_has_ended_has_none() {
        assertThat(ThreadTime.of(Long.MAX_VALUE, "main")).isZero();
    }
}
