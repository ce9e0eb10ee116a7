package io.closeloop.local.bench.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.local.plan.Layout;
import io.closeloop.local.plan.Ports;
import io.closeloop.local.plan.ProcessPlan;
import io.closeloop.local.plan.StackPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IngressPlanningTest {

    private final Layout layout = new Layout(Path.of("/project")).besides("bench-ingress");
    private final IngressPlanning planning = new IngressPlanning(layout, new Ports(10_000), Path.of("/jdk"));
    private final Introduction introduction = Introduction.in(layout);

    @Test
    void every_contender_has_the_same_flags_and_the_same_broker() {
        // When
        List<ProcessPlan> contenders = planning.contenders(3, introduction).services();

        // Then
        assertThat(contenders).hasSize(Contender.values().length);
        assertThat(contenders.stream().map(IngressPlanningTest::flags).distinct())
                .containsExactly(IngressPlanning.CONTENDER_FLAGS);
        assertThat(contenders.stream().map(plan -> plan.environment().get("KAFKA_BOOTSTRAP_SERVERS")))
                .containsOnly(planning.bootstrap(3));
    }

    @Test
    void nobody_wants_anothers_port() {
        // When
        StackPlan brokers = planning.brokers(3);
        StackPlan contenders = planning.contenders(3, introduction);

        // Then
        assertThat(Stream.concat(brokers.all(), contenders.all()).flatMap(plan -> plan.ports().stream()))
                .doesNotHaveDuplicates()
                .hasSize(6 + 5);
    }

    @Test
    void the_signing_key_is_in_no_command_line() {
        // When
        StackPlan contenders = planning.contenders(1, introduction);

        // Then
        assertThat(contenders.all().flatMap(plan -> plan.command().stream()))
                .noneMatch(argument -> argument.contains(introduction.sender().signingKey()));
    }

    private static List<String> flags(ProcessPlan plan) {
        return plan.command().stream()
                .filter(argument -> argument.startsWith("-X") && !argument.startsWith("-Xlog"))
                .toList();
    }
}
