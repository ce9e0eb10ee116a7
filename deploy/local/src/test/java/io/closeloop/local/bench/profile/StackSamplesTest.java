package io.closeloop.local.bench.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.local.bench.profile.StackSamples.Frame;
import java.util.List;
import org.junit.jupiter.api.Test;

class StackSamplesTest {

    private static final Frame WRITE = new Frame("sun.nio.ch.SocketDispatcher", "write0");
    private static final Frame KAFKA = new Frame("org.apache.kafka.common.network.Selector", "poll");
    private static final Frame NETTY = new Frame("io.netty.channel.nio.NioEventLoop", "run");
    private static final Frame MAP = new Frame("java.util.HashMap", "putVal");
    private static final Frame OURS = new Frame("io.closeloop.ingress.application.AcceptingDelivery", "accept");

    private final StackSamples samples = new StackSamples();

    @Test
    void the_jdk_works_for_who_called_it() {
        // When
        samples.add(List.of(MAP, OURS, NETTY), 3);
        samples.add(List.of(MAP), 1);

        // Then
        assertThat(samples.categories(2)).containsEntry("ours", 1.5).containsEntry("JDK, other", 0.5);
        assertThat(samples.methods(1, 2)).containsOnlyKeys("AcceptingDelivery.accept");
    }

    @Test
    void the_kernels_time_in_a_socket_goes_to_whose_socket_it_is() {
        // When
        samples.add(List.of(WRITE, KAFKA), 1);
        samples.add(List.of(WRITE, NETTY), 1);

        // Then
        assertThat(samples.categories(1)).containsOnlyKeys("sockets: Kafka", "sockets: Netty");
    }
}
