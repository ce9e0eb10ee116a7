package io.closeloop.local.bench.ingress;

import io.closeloop.local.bench.ingress.IngressFigures.Run;
import io.closeloop.local.load.Order;
import io.closeloop.local.load.Sender;
import io.closeloop.local.load.Tally;
import io.closeloop.local.plan.Ports;
import io.closeloop.local.stack.Console;
import io.closeloop.local.stack.LocalStack;
import io.closeloop.local.stack.StackFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Each loop against each contender, in turns: one that comes first after a pause in this round comes last in another. */
final class Looping {

    private static final int WARM_UP_CONNECTIONS = 64;

    private final Ports ports;
    private final Sender sender;
    private final Console console;
    private final LoadGenerator generator;

    Looping(Ports ports, Sender sender, Console console, LoadGenerator generator) {
        this.ports = ports;
        this.sender = sender;
        this.console = console;
        this.generator = generator;
    }

    /** Until the second compiler has done most of its work, for honest deliveries and for forged ones. */
    void warmUp(Duration time) {
        for (Contender contender : Contender.values()) {
            console.event("warming up " + contender.processName());
            carryOut(contender, false, Loop.closed(WARM_UP_CONNECTIONS), time);
            carryOut(contender, true, Loop.closed(WARM_UP_CONNECTIONS), time.dividedBy(10));
        }
    }

    List<Run> run(Scope scope, int brokers, LocalStack kafka, LocalStack contenders, BenchTopics topics)
            throws InterruptedException {
        List<Run> runs = new ArrayList<>();
        for (Loop loop : scope.loops()) {
            for (int repetition = 0; repetition < scope.repetitions(); repetition++) {
                for (Contender contender : inTurn(repetition)) {
                    var measured = new Measured(contender, kafka, contenders, generator, topics);
                    measured.begin();
                    Run run = measured.end(brokers, loop, carryOut(contender, false, loop, scope.time()));
                    say(run, loop);
                    requireNothingInvented(run);
                    runs.add(run);
                }
            }
        }
        return runs;
    }

    private Tally carryOut(Contender contender, boolean forged, Loop loop, Duration time) {
        return generator.carryOut(
                new Order(contender.port(ports), sender, forged, loop.connections(), loop.perSecond(), time));
    }

    private void say(Run run, Loop loop) {
        console.event(String.format(
                Locale.ROOT,
                "%d broker%s, %s, %s: %.0f/s, p50 %.2f ms, p99 %.2f ms, %.3f CPU s per 1,000",
                run.brokers(),
                run.brokers() == 1 ? "" : "s",
                loop.words(),
                run.contender(),
                run.rate(),
                run.millis().get("p50"),
                run.millis().get("p99"),
                run.cpu().get(run.contender())));
    }

    private static void requireNothingInvented(Run run) {
        if (run.unasked() < 0) {
            throw new StackFailure("%s has answered 200 for %d deliveries that are not in its topic."
                    .formatted(run.contender(), -run.unasked()));
        }
    }

    private static List<Contender> inTurn(int repetition) {
        List<Contender> turn = new ArrayList<>(List.of(Contender.values()));
        Collections.rotate(turn, repetition);
        return turn;
    }
}
