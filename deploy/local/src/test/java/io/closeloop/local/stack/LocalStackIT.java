package io.closeloop.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.closeloop.embedded.TestInfrastructure;
import io.closeloop.local.plan.Layout;
import io.closeloop.local.plan.ProcessPlan;
import io.closeloop.local.plan.Readiness;
import io.closeloop.local.plan.StackPlan;
import io.closeloop.local.process.ProcessIdentity;
import io.closeloop.local.process.StackState;
import io.closeloop.local.process.Started;
import io.closeloop.local.process.StateFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stand-ins for the services: programs that only wait. The broker is real, since the topics are made on it. */
class LocalStackIT {

    private static final List<String> WAITS = List.of("sleep", "1000");

    @TempDir
    private Path root;

    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private Layout layout;
    private LocalStack stack;

    @BeforeEach
    void setUp() {
        layout = new Layout(root);
        stack = another();
    }

    @AfterEach
    void tearDown() {
        stack.stopWhoeverStarted();
    }

    @Test
    void closing_stops_what_was_started_and_nothing_else() throws Exception {
        // Given a process of somebody else that runs the same program
        Process foreign = new ProcessBuilder(WAITS).start();
        stack.bringUp(plan(waiting("field-sync"), waiting("sms-gateway")), false);
        List<ProcessHandle> ours = alive();

        // When
        stack.close();

        // Then
        assertThat(ours).hasSize(3).noneMatch(ProcessHandle::isAlive);
        assertThat(foreign.isAlive()).isTrue();
        assertThat(layout.state()).doesNotExist();
        assertThat(said()).as("asked to end, not killed").doesNotContain("is killed");
        foreign.destroy();
    }

    @Test
    void what_one_launcher_let_go_another_one_stops() throws Exception {
        stack.bringUp(plan(waiting("field-sync")), false);
        stack.letGo();
        stack.close();
        List<ProcessHandle> ours = alive();
        assertThat(ours).hasSize(2);

        another().stopWhoeverStarted();

        assertThat(ours).noneMatch(ProcessHandle::isAlive);
        assertThat(another().up()).isEmpty();
    }

    @Test
    void a_pid_that_now_belongs_to_somebody_else_is_left_alone() throws Exception {
        // Given a state file from before a restart of the machine
        Process foreign = new ProcessBuilder(WAITS).start();
        var identity = ProcessIdentity.of(foreign.toHandle());
        var before = new ProcessIdentity(identity.pid(), identity.start().minus(Duration.ofHours(1)));
        Files.createDirectories(layout.home());
        new StateFile(layout.state())
                .write(StackState.startedBy(before).with(new Started("kafka", "", before, before.start(), true)));

        // When
        stack.stopWhoeverStarted();

        // Then
        assertThat(foreign.isAlive()).isTrue();
        foreign.destroy();
    }

    @Test
    void a_service_that_does_not_come_up_is_reported_with_the_end_of_its_log() {
        ProcessPlan broken = unready("field-sync", List.of("sh", "-c", "echo No such database; exit 3"));

        assertThatThrownBy(() -> stack.bringUp(plan(broken), false))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("field-sync has ended with status 3")
                .hasMessageContaining("No such database");
    }

    @Test
    void a_process_that_dies_later_is_reported_while_the_others_run_on() throws Exception {
        // Given
        stack.bringUp(plan(waiting("field-sync"), waiting("sms-gateway")), false);
        Thread watch = Thread.startVirtualThread(stack::watch);

        // When
        handleOf("sms-gateway").destroyForcibly();

        // Then
        Awaitility.await().until(() -> said().contains("sms-gateway has ended with status 137"));
        assertThat(handleOf("field-sync").isAlive()).isTrue();
        assertThat(watch.isAlive()).isTrue();
    }

    @Test
    void an_asked_for_end_is_not_reported_as_a_death() throws Exception {
        stack.bringUp(plan(waiting("field-sync")), false);
        Thread watch = Thread.startVirtualThread(stack::watch);

        stack.close();

        watch.join();
        assertThat(said()).contains("stopping").doesNotContain("has ended");
    }

    @Test
    void a_second_launcher_is_refused_and_leaves_the_first_ones_stack_alone() throws Exception {
        stack.bringUp(plan(waiting("field-sync")), false);

        assertThatThrownBy(() -> another().bringUp(plan(waiting("field-sync")), true))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("up already");
        assertThat(alive()).hasSize(2);
    }

    @Test
    void a_taken_port_stops_the_start_before_it_began() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var plan =
                    new ProcessPlan("sms-gateway", List.of(taken.getLocalPort()), WAITS, Map.of(), "", brokerListens());

            assertThatThrownBy(() -> stack.bringUp(plan(plan), false))
                    .isInstanceOf(StackFailure.class)
                    .hasMessageContaining("Port %d is taken; sms-gateway wants it.".formatted(taken.getLocalPort()))
                    .hasMessageContaining("CLOSELOOP_PORT_OFFSET");
            assertThat(layout.state()).doesNotExist();
        }
    }

    @Test
    void fresh_takes_the_data_away_and_keeps_the_keys() throws Exception {
        stack.bringUp(plan(), false);
        stack.close();
        Path old = Files.createFile(layout.data().resolve("old"));
        String key = Files.readString(layout.keys().resolve("public.pem"));

        stack = another();
        stack.bringUp(plan(), true);

        assertThat(old).doesNotExist();
        assertThat(layout.keys().resolve("public.pem")).hasContent(key);
    }

    private LocalStack another() {
        return new LocalStack(
                layout, new Console(new PrintStream(heard, true, StandardCharsets.UTF_8), Clock.systemUTC()));
    }

    private List<ProcessHandle> alive() {
        return stack.up().stream()
                .flatMap(state -> state.processes().stream())
                .flatMap(process -> process.identity().alive().stream())
                .toList();
    }

    private ProcessHandle handleOf(String name) {
        return stack.up().orElseThrow().processes().stream()
                .filter(process -> process.name().equals(name))
                .findFirst()
                .flatMap(process -> process.identity().alive())
                .orElseThrow();
    }

    private String said() {
        return heard.toString(StandardCharsets.UTF_8);
    }

    private static StackPlan plan(ProcessPlan... services) {
        return new StackPlan(List.of(waiting("kafka")), List.of(services), TestInfrastructure.bootstrapServers());
    }

    private static ProcessPlan waiting(String name) {
        return new ProcessPlan(name, List.of(), WAITS, Map.of(), "", brokerListens());
    }

    /** Waits for a port that nobody will ever listen on. */
    private static ProcessPlan unready(String name, List<String> command) {
        return new ProcessPlan(name, List.of(), command, Map.of(), "", new Readiness.Listening(1));
    }

    private static Readiness brokerListens() {
        String bootstrap = TestInfrastructure.bootstrapServers();
        return new Readiness.Listening(Integer.parseInt(bootstrap.substring(bootstrap.indexOf(':') + 1)));
    }
}
