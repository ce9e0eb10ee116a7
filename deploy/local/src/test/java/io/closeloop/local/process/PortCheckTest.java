package io.closeloop.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.local.plan.ProcessPlan;
import io.closeloop.local.plan.Readiness;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PortCheckTest {

    @Test
    void a_taken_port_is_reported_with_the_name_of_who_wanted_it() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();

            assertThat(PortCheck.taken(Stream.of(wanting(port))))
                    .containsExactly("Port %d is taken; sms-gateway wants it.".formatted(port));
        }
    }

    @Test
    void a_free_port_is_not_reported() throws IOException {
        var freed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        freed.close();

        assertThat(PortCheck.taken(Stream.of(wanting(freed.getLocalPort())))).isEmpty();
    }

    private static ProcessPlan wanting(int port) {
        return new ProcessPlan("sms-gateway", List.of(port), List.of(), Map.of(), "", new Readiness.Listening(port));
    }
}
