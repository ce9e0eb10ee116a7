package io.closeloop.local.bench.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.local.plan.Layout;
import io.closeloop.local.plan.Ports;
import io.closeloop.local.plan.ProcessPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LifecyclePlanningTest {

    private final LifecyclePlanning planning =
            new LifecyclePlanning(new Layout(Path.of("/closeloop")), new Ports(100), Path.of("/jdk"));

    @Test
    void the_foundation_is_the_broker_and_the_database_alone() {
        // When
        List<ProcessPlan> foundation = planning.foundation().foundation();

        // Then
        assertThat(foundation).extracting(ProcessPlan::name).containsExactly("kafka", "postgres");
        assertThat(foundation.getFirst().command())
                .as("both compilers")
                .doesNotContain("-XX:TieredStopAtLevel=1")
                .contains("io.closeloop.embedded.BrokerApp");
    }

    @Test
    void both_contestants_have_the_same_flags_and_as_many_event_loops_as_they_like() {
        // When
        List<ProcessPlan> contestants = planning.contestants().services();

        // Then
        assertThat(contestants).extracting(ProcessPlan::name).containsExactly("lead-lifecycle", "floor");
        assertThat(contestants)
                .allSatisfy(contestant -> assertThat(contestant.command()).containsAll(LifecyclePlanning.FLAGS))
                .allSatisfy(contestant ->
                        assertThat(contestant.environment()).doesNotContainKey("QUARKUS_VERTX_EVENT_LOOPS_POOL_SIZE"));
    }

    @Test
    void no_two_processes_want_the_same_port() {
        // When
        List<Integer> ports = Stream.concat(
                        planning.foundation().all(), planning.contestants().all())
                .flatMap(process -> process.ports().stream())
                .toList();

        // Then
        assertThat(ports).doesNotHaveDuplicates().hasSize(6);
    }
}
