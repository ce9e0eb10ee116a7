package io.closeloop.local.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanningTest {

    private static final Layout LAYOUT = new Layout(Path.of("/project"));

    @Test
    void no_two_processes_want_the_same_port() {
        List<Integer> ports =
                plan(0).all().flatMap(process -> process.ports().stream()).toList();

        assertThat(ports).doesNotHaveDuplicates();
    }

    @Test
    void an_offset_moves_every_port() {
        List<Integer> usual =
                plan(0).all().flatMap(process -> process.ports().stream()).toList();

        List<Integer> moved =
                plan(10_000).all().flatMap(process -> process.ports().stream()).toList();

        assertThat(moved).isEqualTo(usual.stream().map(port -> port + 10_000).toList());
    }

    @Test
    void nothing_is_reachable_from_another_machine() {
        assertThat(plan(0).services())
                .allSatisfy(service -> assertThat(service.environment())
                        .containsEntry("QUARKUS_HTTP_HOST", "127.0.0.1")
                        .containsEntry("QUARKUS_MANAGEMENT_HOST", "127.0.0.1"));
    }

    @Test
    void each_service_gets_its_own_database_and_the_stateless_one_none() {
        assertThat(environmentOf("lead-lifecycle"))
                .containsEntry("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:5433/closeloop_lifecycle")
                .containsEntry("QUARKUS_DATASOURCE_REACTIVE_URL", "postgresql://127.0.0.1:5433/closeloop_lifecycle");
        assertThat(environmentOf("webhook-ingress")).doesNotContainKey("QUARKUS_DATASOURCE_JDBC_URL");
        assertThat(plan(0).services().stream()
                        .map(service -> service.environment().get("QUARKUS_DATASOURCE_JDBC_URL"))
                        .filter(url -> url != null))
                .hasSize(4)
                .doesNotHaveDuplicates();
    }

    @Test
    void close_finds_the_ingress_where_the_offset_put_it() {
        StackPlan moved = plan(10_000);

        assertThat(environmentOf(moved, "close-connector"))
                .containsEntry("CLOSELOOP_CONNECTOR_WEBHOOK_BASE_URL", "http://127.0.0.1:18081")
                .containsEntry("CLOSELOOP_CLOSE_BASE_URL", "http://127.0.0.1:18089/api/v1")
                .containsEntry("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:19092");
    }

    @Test
    void an_offset_that_would_leave_the_range_of_ports_is_refused() {
        assertThatThrownBy(() -> new Ports(60_000)).hasMessageContaining("0 to 50000");
    }

    private static Map<String, String> environmentOf(String service) {
        return environmentOf(plan(0), service);
    }

    private static Map<String, String> environmentOf(StackPlan plan, String service) {
        return plan.services().stream()
                .filter(process -> process.name().equals(service))
                .findFirst()
                .orElseThrow()
                .environment();
    }

    private static StackPlan plan(int offset) {
        return new Planning(LAYOUT, new Ports(offset), Path.of("/jdk"), List.of(Service.values())).stack();
    }
}
