package io.closeloop.local.bench.ingress;

import io.closeloop.embedded.ClusterApp;
import io.closeloop.local.bench.BenchJvm;
import io.closeloop.local.bench.ContenderBuild;
import io.closeloop.local.load.LoadApp;
import io.closeloop.local.plan.Layout;
import io.closeloop.local.plan.Ports;
import io.closeloop.local.plan.ProcessPlan;
import io.closeloop.local.plan.Readiness;
import io.closeloop.local.plan.Service;
import io.closeloop.local.plan.StackPlan;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Decides what is started for the benchmark, and with which flags: the same for every contender. Starts nothing. */
final class IngressPlanning {

    /** As in production: both compilers, one small heap. Nobody has more threads or memory than another. */
    static final List<String> CONTENDER_FLAGS = List.of(
            "-Xms96m",
            "-Xmx96m",
            "-Xmn40m",
            "-Xss512k",
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-XX:ReservedCodeCacheSize=64m",
            "-XX:TrimNativeHeapInterval=5000");

    private static final String LOOPBACK = "127.0.0.1";
    private static final int CLUSTER_BESIDE = 100;

    private final Layout layout;
    private final Ports ports;
    private final BenchJvm jvm;

    IngressPlanning(Layout layout, Ports ports, Path javaHome) {
        this.layout = layout;
        this.ports = ports;
        this.jvm = new BenchJvm(javaHome);
    }

    /** @param brokers one or three */
    StackPlan brokers(int brokers) {
        int port = brokers == 1 ? ports.kafka() : ports.kafka() + CLUSTER_BESIDE;
        int controller = brokers == 1 ? ports.kafkaController() : port + ClusterApp.NODES;
        List<Integer> taken = brokers == 1
                ? List.of(port, controller)
                : Stream.concat(ClusterApp.portsFrom(port).stream(), ClusterApp.portsFrom(controller).stream())
                        .toList();
        List<String> program = List.of(
                "-cp",
                layout.launcherClassPath(),
                brokers == 1 ? "io.closeloop.embedded.BrokerApp" : ClusterApp.class.getName(),
                layout.kafkaData().toString(),
                Integer.toString(port),
                Integer.toString(controller));
        ProcessPlan kafka = new ProcessPlan(
                Measured.KAFKA,
                taken,
                jvm.broker(program),
                Map.of(),
                bootstrap(brokers),
                new Readiness.Listening(port));
        return new StackPlan(List.of(kafka), List.of(), bootstrap(brokers), brokers);
    }

    String bootstrap(int brokers) {
        return brokers == 1
                ? LOOPBACK + ":" + ports.kafka()
                : ClusterApp.portsFrom(ports.kafka() + CLUSTER_BESIDE).stream()
                        .map(port -> LOOPBACK + ":" + port)
                        .collect(Collectors.joining(","));
    }

    StackPlan contenders(int brokers, Introduction introduction) {
        List<ProcessPlan> all = Stream.of(Contender.values())
                .map(contender -> contender == Contender.INGRESS
                        ? ingress(bootstrap(brokers), introduction, List.of())
                        : other(contender, bootstrap(brokers), introduction))
                .toList();
        return new StackPlan(List.of(), all, bootstrap(brokers), brokers);
    }

    /** @param more flags before the program */
    ProcessPlan ingress(String bootstrap, Introduction introduction, List<String> more) {
        int port = Contender.INGRESS.port(ports);
        int management = ports.management(Service.WEBHOOK_INGRESS);
        var environment = new TreeMap<>(common(bootstrap));
        environment.put("QUARKUS_HTTP_HOST", LOOPBACK);
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("QUARKUS_MANAGEMENT_HOST", LOOPBACK);
        environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(management));
        environment.put(
                "CLOSELOOP_CREDENTIALS_DIRECTORY", introduction.credentials().toString());
        List<String> flags =
                Stream.concat(CONTENDER_FLAGS.stream(), more.stream()).toList();
        return new ProcessPlan(
                Contender.INGRESS.processName(),
                List.of(port, management),
                jvm.service(flags, layout.serviceJar(Service.WEBHOOK_INGRESS)),
                environment,
                "http://" + LOOPBACK + ":" + port,
                new Readiness.Answering(URI.create("http://%s:%d/q/health/ready".formatted(LOOPBACK, management))));
    }

    private ProcessPlan other(Contender contender, String bootstrap, Introduction introduction) {
        int port = contender.port(ports);
        var environment = new TreeMap<>(common(bootstrap));
        environment.put("BENCH_PORT", Integer.toString(port));
        environment.put("BENCH_TOPIC", contender.topic());
        environment.put("BENCH_ACCOUNT", Introduction.ACCOUNT);
        environment.put("BENCH_INTEGRATION", introduction.sender().integration());
        environment.put("BENCH_ORGANIZATION", introduction.sender().organization());
        environment.put("BENCH_SIGNING_KEY", introduction.sender().signingKey());
        Path target = ContenderBuild.folder(layout, "ingress")
                .resolve(contender.processName())
                .resolve("target");
        return new ProcessPlan(
                contender.processName(),
                List.of(port),
                jvm.plain(CONTENDER_FLAGS, target, contender.processName(), contender.mainClass()),
                environment,
                "http://" + LOOPBACK + ":" + port,
                new Readiness.Listening(port));
    }

    List<String> loadGenerator() {
        return jvm.command(
                List.of("-Xms96m", "-Xmx96m", "-XX:+UseSerialGC"),
                List.of("-cp", layout.launcherClassPath(), LoadApp.class.getName()));
    }

    private static Map<String, String> common(String bootstrap) {
        return Map.of("KAFKA_BOOTSTRAP_SERVERS", bootstrap, "MALLOC_ARENA_MAX", "2");
    }
}
