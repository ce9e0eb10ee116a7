package io.closeloop.local.bench.lifecycle;

import io.closeloop.embedded.DatabaseApp;
import io.closeloop.embedded.Databases;
import io.closeloop.local.bench.BenchJvm;
import io.closeloop.local.bench.ContenderBuild;
import io.closeloop.local.plan.Layout;
import io.closeloop.local.plan.Planning;
import io.closeloop.local.plan.Ports;
import io.closeloop.local.plan.ProcessPlan;
import io.closeloop.local.plan.Readiness;
import io.closeloop.local.plan.Service;
import io.closeloop.local.plan.StackPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Decides what is started for the benchmark: the local stack's broker, database and lead-lifecycle, with the flags of production. Starts nothing. */
final class LifecyclePlanning {

    static final String KAFKA = "kafka";
    static final String POSTGRES = "postgres";

    /** The same for both: as in production with both compilers, and one small heap. */
    static final List<String> FLAGS = List.of(
            "-Xms160m",
            "-Xmx160m",
            "-Xmn80m",
            "-Xss512k",
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-XX:ReservedCodeCacheSize=64m",
            "-XX:TrimNativeHeapInterval=5000");

    private static final String NAME = "lifecycle";
    private static final String FLOOR_CLASS = "io.closeloop.benchmark.lifecycle.FloorApp";
    private static final String SHARED_BUFFERS = "1GB";
    private static final int FLOOR_BESIDE = 100;
    /** lead-lifecycle's, from the outbox's microprofile-config.properties. */
    private static final int CONNECTIONS = 12;

    private final Layout layout;
    private final Ports ports;
    private final BenchJvm jvm;
    private final StackPlan local;

    LifecyclePlanning(Layout layout, Ports ports, Path javaHome) {
        this.layout = layout;
        this.ports = ports;
        this.jvm = new BenchJvm(javaHome);
        this.local = new Planning(layout, ports, javaHome, List.of(Service.LEAD_LIFECYCLE)).stack();
    }

    ContenderBuild floorBuild(Path javaHome) {
        return new ContenderBuild(layout, NAME, javaHome);
    }

    String bootstrap() {
        return local.bootstrap();
    }

    Databases databases() {
        return new Databases("127.0.0.1:" + ports.postgres());
    }

    /** No simulator: nobody asks Close. The database has a server's memory and not the local stack's, where a page is read anew for nearly every index entry. */
    StackPlan foundation() {
        List<ProcessPlan> foundation = local.foundation().stream()
                .flatMap(process -> switch (process.name()) {
                    case KAFKA -> Stream.of(process.with(jvm.broker(programOf(process))));
                    case POSTGRES -> Stream.of(process.with(Map.of(DatabaseApp.SHARED_BUFFERS, SHARED_BUFFERS)));
                    default -> Stream.<ProcessPlan>empty();
                })
                .toList();
        return new StackPlan(foundation, List.of(), bootstrap());
    }

    StackPlan contestants() {
        return new StackPlan(List.of(), List.of(lifecycle(), floor()), bootstrap());
    }

    private ProcessPlan lifecycle() {
        ProcessPlan planned = local.services().getFirst();
        var environment = new TreeMap<>(planned.environment());
        // The local stack's thrift; here it has as many as in production, and as the floor.
        environment.remove("QUARKUS_VERTX_EVENT_LOOPS_POOL_SIZE");
        // The load flips the same leads again and again; in life such a lead would be parked.
        environment.put("CLOSELOOP_LIFECYCLE_FLIPS_AN_HOUR", "1000");
        return new ProcessPlan(
                planned.name(),
                planned.ports(),
                jvm.service(FLAGS, layout.serviceJar(Service.LEAD_LIFECYCLE)),
                environment,
                planned.address(),
                planned.readiness());
    }

    private ProcessPlan floor() {
        int port = ports.http(Service.LEAD_LIFECYCLE) + FLOOR_BESIDE;
        Map<String, String> environment = Map.of(
                "BENCH_PORT", Integer.toString(port),
                "KAFKA_BOOTSTRAP_SERVERS", bootstrap(),
                "BENCH_DATABASE",
                        "postgresql://%s:%s@127.0.0.1:%d/%s"
                                .formatted(
                                        Databases.USER,
                                        Databases.PASSWORD,
                                        ports.postgres(),
                                        Contestant.FLOOR.database()),
                "BENCH_CONNECTIONS", Integer.toString(CONNECTIONS),
                "BENCH_EVENTS", Contestant.FLOOR.events(),
                "BENCH_MILESTONES", Contestant.FLOOR.milestones(),
                "BENCH_MESSAGES", Contestant.FLOOR_MESSAGES,
                "MALLOC_ARENA_MAX", "2");
        Path target = ContenderBuild.folder(layout, NAME).resolve("target");
        return new ProcessPlan(
                Contestant.FLOOR.processName(),
                List.of(port),
                jvm.plain(FLAGS, target, Contestant.FLOOR.processName(), FLOOR_CLASS),
                environment,
                "127.0.0.1:" + port,
                new Readiness.Listening(port));
    }

    /** What follows the JVM's own flags. */
    private static List<String> programOf(ProcessPlan process) {
        return process.command()
                .subList(process.command().indexOf("-cp"), process.command().size());
    }
}
