package io.closeloop.local;

import io.closeloop.local.bench.ingress.IngressBench;
import io.closeloop.local.bench.ingress.Scope;
import io.closeloop.local.bench.ingress.Scope.Part;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "ingress",
        description = "Measure webhook-ingress beside a bare Vert.x floor, Spring Boot and Apache Camel, in one run.")
final class IngressBenchCommand implements Callable<Integer> {

    @Option(names = "--quick", description = "A look of seven minutes instead of a quarter of an hour.")
    private boolean quick;

    @Option(names = "--profile", description = "Also say what takes the time of webhook-ingress and of the floor.")
    private boolean profile;

    @Option(
            names = "--parts",
            split = ",",
            description = "Only these: ${COMPLETION-CANDIDATES} (default: all but the profile).")
    private List<Part> parts = List.of(Part.START, Part.CLOSED, Part.OPEN, Part.ATTACK);

    @Option(
            names = "--brokers",
            split = ",",
            description = "1, 3 or both; start, attack and profile with the first of them (default: 1,3).")
    private List<Integer> brokers = List.of(1, 3);

    @Option(names = "--add", description = "Keep what the last report has and this run does not measure.")
    private boolean add;

    private final Here here;

    IngressBenchCommand(Here here) {
        this.here = here;
    }

    @Override
    public Integer call() throws Exception {
        if (!List.of(1, 3).containsAll(brokers)) {
            throw new IllegalArgumentException("--brokers %s: give 1, 3 or 1,3.".formatted(brokers));
        }
        Here own = here.measuring("bench-ingress");
        Set<Part> asked = EnumSet.copyOf(parts);
        if (profile) {
            asked.add(Part.PROFILE);
        }
        Scope scope = quick ? Scope.quick(asked, brokers, add) : Scope.full(asked, brokers, add);
        new IngressBench(own.layout(), own.ports(), own.console())
                .run(scope, own.report())
                .forEach(file -> here.console().plain(file.toString()));
        return 0;
    }
}
