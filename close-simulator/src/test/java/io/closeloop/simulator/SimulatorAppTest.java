package io.closeloop.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SimulatorAppTest {
    @Test
    void an_argument_wins_over_the_environment_and_that_over_the_default() {
        Map<String, String> options = SimulatorApp.options(
                List.of("--port", "1"), Map.of("CLOSE_SIMULATOR_PORT", "2", "CLOSE_SIMULATOR_SMS_DELAY_MS", "3"));

        assertThat(options)
                .containsEntry("port", "1")
                .containsEntry("sms-delay-ms", "3")
                .containsEntry("world", "demo");
    }

    @Test
    void an_unknown_argument_is_named() {
        assertThatThrownBy(() -> SimulatorApp.options(List.of("--prot", "1"), Map.of()))
                .hasMessageContaining("--prot");
    }

    @Test
    void a_taken_port_is_named() {
        try (CloseSimulator first = CloseSimulator.start(0)) {
            String port = first.url().substring(first.url().lastIndexOf(':') + 1);

            assertThatThrownBy(() -> CloseSimulator.start(Integer.parseInt(port)))
                    .hasMessageContaining(port);
        }
    }
}
