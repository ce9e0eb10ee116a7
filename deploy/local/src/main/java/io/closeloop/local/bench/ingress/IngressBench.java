package io.closeloop.local.bench.ingress;

import io.closeloop.local.bench.ContenderBuild;
import io.closeloop.local.bench.Machine;
import io.closeloop.local.bench.ingress.IngressFigures.Attack;
import io.closeloop.local.bench.ingress.IngressFigures.Run;
import io.closeloop.local.bench.ingress.IngressFigures.Start;
import io.closeloop.local.bench.ingress.Scope.Part;
import io.closeloop.local.bench.profile.Profile;
import io.closeloop.local.plan.Layout;
import io.closeloop.local.plan.Ports;
import io.closeloop.local.stack.Console;
import io.closeloop.local.stack.LocalStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** All contenders up at once on the same broker, each with a topic of its own; loops in turns, so that no one has the quieter minute. */
public final class IngressBench {

    private final Layout layout;
    private final Ports ports;
    private final Console console;
    private final Path javaHome = Path.of(System.getProperty("java.home"));
    private final IngressPlanning planning;
    private final Introduction introduction;
    private final List<Run> runs = new ArrayList<>();
    private final List<Start> starts = new ArrayList<>();
    private final List<Attack> attacks = new ArrayList<>();
    private final List<Profile> profiles = new ArrayList<>();

    /** @param layout a home of its own: a benchmark wipes its data */
    public IngressBench(Layout layout, Ports ports, Console console) {
        this.layout = layout;
        this.ports = ports;
        this.console = console;
        this.planning = new IngressPlanning(layout, ports, javaHome);
        this.introduction = Introduction.in(layout);
    }

    /** Answers the report's files. */
    public List<Path> run(Scope scope, Path folder) throws InterruptedException, IOException {
        new ContenderBuild(layout, "ingress", javaHome).build(console);
        for (int brokers : scope.brokers()) {
            measure(scope, brokers);
        }
        return new IngressReport(folder, scope.adding())
                .write(new IngressFigures(
                        Instant.now(),
                        Machine.words(),
                        IngressPlanning.CONTENDER_FLAGS,
                        List.copyOf(runs),
                        List.copyOf(starts),
                        List.copyOf(attacks),
                        List.copyOf(profiles)));
    }

    private void measure(Scope scope, int brokers) throws InterruptedException, IOException {
        try (LocalStack kafka = new LocalStack(layout, console)) {
            kafka.bringUp(planning.brokers(brokers), true);
            introduction.make(layout, javaHome, planning.bootstrap(brokers));
            try (BenchTopics topics = new BenchTopics(planning.bootstrap(brokers))) {
                topics.make(brokers);
                // The slow and quiet part first: a start among three warm neighbours would be another figure.
                boolean first = brokers == scope.brokers().getFirst();
                if (first && scope.parts().contains(Part.START)) {
                    starts.addAll(new Starting(layout, planning, ports, console)
                            .measure(planning.bootstrap(brokers), introduction));
                }
                measureContenders(scope, brokers, kafka, topics);
            }
        }
    }

    private void measureContenders(Scope scope, int brokers, LocalStack kafka, BenchTopics topics)
            throws InterruptedException, IOException {
        if (scope.parts().equals(EnumSet.of(Part.START))) {
            return;
        }
        try (LocalStack contenders = new LocalStack(layout.besides("contenders"), console);
                LoadGenerator generator = generator("load")) {
            contenders.bringUp(planning.contenders(brokers, introduction), false);
            new Correctness(ports, topics, introduction, planning.bootstrap(brokers)).check();
            console.event("the same 100 deliveries gave the same answers and the same records everywhere");
            var looping = new Looping(ports, introduction.sender(), console, generator);
            looping.warmUp(scope.warmUp());
            runs.addAll(looping.run(scope, brokers, kafka, contenders, topics));
            // What follows says nothing more on three brokers than on one.
            if (brokers == scope.brokers().getFirst()) {
                attackAndProfile(scope, contenders, generator);
            }
        }
    }

    private void attackAndProfile(Scope scope, LocalStack contenders, LoadGenerator generator)
            throws InterruptedException, IOException {
        if (scope.parts().contains(Part.ATTACK)) {
            try (LoadGenerator attacker = generator("attack")) {
                for (Contender contender : Contender.values()) {
                    attacks.add(new Attacking(ports, introduction.sender(), console)
                            .attack(contender, generator, attacker));
                }
            }
        }
        if (scope.parts().contains(Part.PROFILE)) {
            var profiling = new Profiling(layout, ports, introduction.sender(), javaHome);
            for (Contender contender : List.of(Contender.INGRESS, Contender.FLOOR)) {
                console.event("profiling " + contender.processName());
                profiles.add(profiling.profile(contender, contenders, generator));
            }
        }
    }

    private LoadGenerator generator(String name) throws IOException {
        Files.createDirectories(layout.logs());
        return LoadGenerator.start(planning.loadGenerator(), layout.log(name));
    }
}
