package io.closeloop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.embedded.Databases;
import io.closeloop.local.client.Product;
import io.closeloop.local.client.SimulatedClose;
import io.closeloop.local.plan.Layout;
import io.closeloop.local.plan.Planning;
import io.closeloop.local.plan.Ports;
import io.closeloop.local.plan.ProcessPlan;
import io.closeloop.local.plan.Service;
import io.closeloop.local.plan.StackPlan;
import io.closeloop.local.stack.Console;
import io.closeloop.local.stack.LocalStack;
import io.closeloop.local.token.IssuingToken;
import io.closeloop.local.token.LocalKeys;
import io.closeloop.local.token.Role;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** The packaged house, every service in its own JVM, on ports and in a folder of its own. Its processes can be killed, frozen and replaced. */
final class RunningHouse implements AutoCloseable {

    /** What waits for people's sake waits less: a story takes seconds. */
    private static final Map<String, String> QUICK = Map.of(
            "CLOSELOOP_LIFECYCLE_SETTLE",
            "50ms",
            "CLOSELOOP_LIFECYCLE_DEBOUNCE",
            "50ms",
            "CLOSELOOP_GATEWAY_PACE",
            "0s");

    static final Duration PATIENCE = Duration.ofSeconds(90);
    static final String LIFECYCLE_DATABASE = Service.LEAD_LIFECYCLE.database().orElseThrow();
    private static final int PORT_OFFSET = 20_000;

    private final Layout layout;
    private final Ports ports = new Ports(PORT_OFFSET);
    private final StackPlan plan;
    private final LocalStack stack;
    private final List<Process> started = new ArrayList<>();
    private final Map<Service, ProcessHandle> replaced = new EnumMap<>(Service.class);

    private RunningHouse(Path home, Map<String, String> environment) {
        Path root = Path.of(System.getProperty("project.root", "../.."))
                .toAbsolutePath()
                .normalize();
        this.layout = new Layout(root, home);
        this.plan = new Planning(layout, ports, Path.of(System.getProperty("java.home")), List.of(Service.values()))
                .stack()
                .with(QUICK)
                .with(environment);
        this.stack = new LocalStack(layout, console());
    }

    /** Up, with everything ready. @param environment more than what makes it quick */
    static RunningHouse start(Path home, Map<String, String> environment) throws InterruptedException {
        RunningHouse house = new RunningHouse(home, environment);
        house.stack.bringUp(house.plan, true);
        return house;
    }

    static Console console() {
        return new Console(System.out, Clock.system(ZoneId.systemDefault()));
    }

    Product product(String account) {
        return new Product(ports, new IssuingToken(new LocalKeys(layout.keys())).issue(account, Role.admin));
    }

    SimulatedClose simulator() {
        return new SimulatedClose("http://127.0.0.1:" + ports.simulator());
    }

    String bootstrapServers() {
        return plan.bootstrap();
    }

    /** For who looks at a service's tables from outside. */
    Databases databases() {
        return new Databases("127.0.0.1:" + ports.postgres());
    }

    /** SIGKILL: no shutdown hook, no flush. */
    void kill(Service service) {
        ProcessHandle process = running(service);
        process.destroyForcibly();
        process.onExit().join();
    }

    ProcessHandle running(Service service) {
        return replaced.containsKey(service) ? replaced.get(service) : firstOf(service);
    }

    private ProcessHandle firstOf(Service service) {
        return stack.up().stream()
                .flatMap(state -> state.processes().stream())
                .filter(started -> started.name().equals(service.folder()))
                .findFirst()
                .flatMap(started -> started.identity().alive())
                .orElseThrow(() -> new IllegalStateException(service + " is not running"));
    }

    /** Starts the service again in place of one that was killed, with more environment, and waits until it is ready. */
    void restart(Service service, Map<String, String> environment) throws IOException {
        replaced.put(service, startMore(service, ports, environment).toHandle());
    }

    /** Starts one more instance of a running service, and waits until it is ready. */
    Process startSecond(Service service) throws IOException {
        Ports second = new Ports(PORT_OFFSET + 100);
        return startMore(
                service,
                second,
                Map.of(
                        "QUARKUS_HTTP_PORT", Integer.toString(second.http(service)),
                        "QUARKUS_MANAGEMENT_PORT", Integer.toString(second.management(service))));
    }

    private Process startMore(Service service, Ports where, Map<String, String> environment) throws IOException {
        ProcessPlan planned = plan.services().stream()
                .filter(process -> process.name().equals(service.folder()))
                .findFirst()
                .orElseThrow();
        ProcessBuilder builder = new ProcessBuilder(planned.command())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        layout.log(service.folder()).toFile()));
        builder.environment().putAll(planned.environment());
        builder.environment().putAll(environment);
        Process process = builder.start();
        started.add(process);
        URI ready = URI.create("http://127.0.0.1:" + where.management(service) + "/q/health/ready");
        Awaitility.await(service + " to be ready").atMost(PATIENCE).until(() -> answers(ready, process));
        return process;
    }

    private static boolean answers(URI ready, Process process) throws InterruptedException {
        assertThat(process.isAlive()).as("the service ended while it started").isTrue();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(ready).build();
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** SIGSTOP: the process stands still with all it holds, locks and leases included. */
    static void freeze(ProcessHandle process) throws IOException, InterruptedException {
        signal("-STOP", process);
    }

    static void thaw(ProcessHandle process) throws IOException, InterruptedException {
        signal("-CONT", process);
    }

    private static void signal(String signal, ProcessHandle process) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    @Override
    public void close() {
        started.forEach(process -> {
            process.destroyForcibly();
            process.onExit().join();
        });
        stack.close();
    }
}
