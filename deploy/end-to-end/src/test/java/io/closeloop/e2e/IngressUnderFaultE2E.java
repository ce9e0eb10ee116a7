package io.closeloop.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.closeloop.e2e.IngressAlone.Instance;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guarantee: what the door has acknowledged is in the topic, in each lead's order, whatever becomes of the broker and of the door. */
class IngressUnderFaultE2E {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int SOME = 200;

    @TempDir
    private Path home;

    @Test
    void a_broker_that_is_killed_frozen_and_stopped_under_load_loses_nothing_that_was_acknowledged() throws Exception {
        try (IngressAlone alone = IngressAlone.withBroker(home.resolve("broker"))) {
            // Given
            Process broker = alone.broker();
            Instance door = alone.startIngress(0);
            try (Deliverers load = new Deliverers(() -> List.of(door.address()))) {
                more(load);

                // When
                broker.destroyForcibly().onExit().join();
                isSentAway(load, door);
                broker = alone.startBroker();
                isBack(load, door);
                RunningHouse.freeze(broker.toHandle());
                isSentAway(load, door);
                RunningHouse.thaw(broker.toHandle());
                isBack(load, door);
                broker.destroy();
                broker.onExit().join();
                isSentAway(load, door);
                alone.startBroker();
                isBack(load, door);
                load.stop();

                // Then
                assertThat(load.unexpected()).isEmpty();
                load.assertAllIn(alone.bootstrapServers());
            }
        }
    }

    @Test
    void a_rolling_restart_under_load_loses_nothing_and_each_door_ends_with_status_0() throws Exception {
        try (IngressAlone alone = IngressAlone.withBroker(home.resolve("rolling"))) {
            // Given
            AtomicReference<Instance> first = new AtomicReference<>(alone.startIngress(0));
            AtomicReference<Instance> second = new AtomicReference<>(alone.startIngress(1));
            try (Deliverers load = new Deliverers(
                    () -> List.of(first.get().address(), second.get().address()))) {
                more(load);

                // When
                assertThat(statusAfterTerm(first.get())).isZero();
                more(load);
                first.set(alone.startIngress(0));
                more(load);
                assertThat(statusAfterTerm(second.get())).isZero();
                more(load);
                second.set(alone.startIngress(1));
                more(load);
                load.stop();

                // Then
                assertThat(load.unexpected()).isEmpty();
                load.assertAllIn(alone.bootstrapServers());
            }
        }
    }

    /** Deliveries go on being accepted. */
    private static void more(Deliverers load) {
        int before = load.acknowledged();
        await().atMost(PATIENCE).until(() -> load.acknowledged() > before + SOME);
    }

    /** Deliveries are asked to come back, and the load balancer to look elsewhere. */
    private static void isSentAway(Deliverers load, Instance door) {
        int before = load.toldToComeBack();
        await().atMost(PATIENCE).until(() -> load.toldToComeBack() > before);
        await().atMost(PATIENCE).until(() -> !door.isReady());
    }

    private static void isBack(Deliverers load, Instance door) {
        more(load);
        await().atMost(PATIENCE).until(door::isReady);
    }

    private static int statusAfterTerm(Instance door) {
        door.process().destroy();
        return door.process().onExit().join().exitValue();
    }
}
