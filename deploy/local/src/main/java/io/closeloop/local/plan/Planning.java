package io.closeloop.local.plan;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides what the local stack consists of. Starts nothing, touches nothing. */
public final class Planning {

    /** The simulator knows this organization, with leads in it; see close-simulator. */
    private static final String WORLD = "demo";

    /** Unpacking PostgreSQL, once on a new machine, takes 160 MB of it; the server's own memory is not in it. */
    private static final int POSTGRES_HEAP_MEGABYTES = 256;

    private final Layout layout;
    private final Ports ports;
    private final Jvm jvm;
    private final List<Service> services;

    public Planning(Layout layout, Ports ports, Path javaHome, List<Service> services) {
        this.layout = layout;
        this.services = services;
        this.ports = ports;
        this.jvm = new Jvm(javaHome);
    }

    public StackPlan stack() {
        return new StackPlan(
                List.of(kafka(), postgres(), simulator()),
                services.stream().map(this::service).toList(),
                bootstrap());
    }

    private String bootstrap() {
        return "127.0.0.1:" + ports.kafka();
    }

    private ProcessPlan kafka() {
        List<String> application = List.of(
                "-cp",
                layout.launcherClassPath(),
                "io.closeloop.embedded.BrokerApp",
                layout.kafkaData().toString(),
                Integer.toString(ports.kafka()),
                Integer.toString(ports.kafkaController()));
        return new ProcessPlan(
                "kafka",
                List.of(ports.kafka(), ports.kafkaController()),
                jvm.application(192, application),
                Map.of(),
                bootstrap(),
                new Readiness.Listening(ports.kafka()));
    }

    private ProcessPlan postgres() {
        List<String> databases = services.stream()
                .map(Service::database)
                .flatMap(Optional::stream)
                .toList();
        var application = new ArrayList<>(List.of(
                "-cp",
                layout.launcherClassPath(),
                "io.closeloop.embedded.DatabaseApp",
                layout.postgresData().toString(),
                Integer.toString(ports.postgres())));
        application.addAll(databases);
        return new ProcessPlan(
                "postgres",
                List.of(ports.postgres()),
                jvm.application(POSTGRES_HEAP_MEGABYTES, application),
                Map.of(),
                "127.0.0.1:" + ports.postgres(),
                new Readiness.DatabasesOpen(ports.postgres(), databases));
    }

    private ProcessPlan simulator() {
        String address = "http://127.0.0.1:" + ports.simulator();
        List<String> application = List.of(
                "-cp",
                layout.simulatorClassPath(),
                "io.closeloop.simulator.SimulatorApp",
                "--port",
                Integer.toString(ports.simulator()),
                "--world",
                WORLD);
        return new ProcessPlan(
                "close-simulator",
                List.of(ports.simulator()),
                jvm.application(160, application),
                Map.of(),
                address,
                new Readiness.Answering(URI.create(address + "/")));
    }

    private ProcessPlan service(Service service) {
        int management = ports.management(service);
        return new ProcessPlan(
                service.folder(),
                List.of(ports.http(service), management),
                jvm.application(
                        112,
                        List.of(
                                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                                "-jar",
                                layout.serviceJar(service).toString())),
                new ServiceEnvironment(layout, ports).of(service),
                "http://127.0.0.1:" + ports.http(service),
                new Readiness.Answering(URI.create("http://127.0.0.1:%d/q/health/ready".formatted(management))));
    }
}
