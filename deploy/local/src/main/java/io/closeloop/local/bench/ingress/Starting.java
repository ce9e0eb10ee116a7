package io.closeloop.local.bench.ingress;

import io.closeloop.local.bench.ingress.IngressFigures.Start;
import io.closeloop.local.load.Order;
import io.closeloop.local.plan.Layout;
import io.closeloop.local.plan.Ports;
import io.closeloop.local.plan.ProcessPlan;
import io.closeloop.local.plan.Readiness;
import io.closeloop.local.process.Probe;
import io.closeloop.local.stack.Console;
import io.closeloop.local.stack.StackFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How soon webhook-ingress listens, and how soon it is ready: as it is, and with a cache that a first life has left (JEP 483, 514, 515). */
final class Starting {

    private static final int TIMES = 5;
    private static final int PATIENCE_SECONDS = 120;
    private static final Duration TRAINING = Duration.ofSeconds(5);

    private final Layout layout;
    private final IngressPlanning planning;
    private final Ports ports;
    private final Console console;
    private final Probe probe = new Probe();

    Starting(Layout layout, IngressPlanning planning, Ports ports, Console console) {
        this.layout = layout;
        this.planning = planning;
        this.ports = ports;
        this.console = console;
    }

    List<Start> measure(String bootstrap, Introduction introduction) throws InterruptedException, IOException {
        Path cache = layout.home().resolve("webhook-ingress.aot");
        train(bootstrap, introduction, cache);
        List<Start> starts = new ArrayList<>();
        for (int n = 0; n < TIMES; n++) {
            starts.add(start(planning.ingress(bootstrap, introduction, List.of()), false));
            starts.add(start(planning.ingress(bootstrap, introduction, List.of("-XX:AOTCache=" + cache)), true));
        }
        return List.copyOf(starts);
    }

    /** A life with some deliveries in it; the JVM writes the cache when it ends. */
    private void train(String bootstrap, Introduction introduction, Path cache)
            throws InterruptedException, IOException {
        console.event("training the AOT cache");
        Files.deleteIfExists(cache);
        Process process = spawn(planning.ingress(bootstrap, introduction, List.of("-XX:AOTCacheOutput=" + cache)));
        try (LoadGenerator generator = LoadGenerator.start(planning.loadGenerator(), layout.log("load"))) {
            awaitReady(planning.ingress(bootstrap, introduction, List.of()), process);
            generator.carryOut(
                    new Order(Contender.INGRESS.port(ports), introduction.sender(), false, 8, Order.CLOSED, TRAINING));
        } finally {
            end(process);
        }
        if (!Files.exists(cache)) {
            throw new StackFailure("The JVM has written no AOT cache. See " + log() + ".");
        }
    }

    private Start start(ProcessPlan plan, boolean cache) throws InterruptedException {
        long begin = System.nanoTime();
        Process process = spawn(plan);
        try {
            var listening = new Readiness.Listening(Contender.INGRESS.port(ports));
            while (!probe.isReady(listening)) {
                pause(process);
            }
            double listeningMillis = (System.nanoTime() - begin) / 1e6;
            awaitReady(plan, process);
            double readyMillis = (System.nanoTime() - begin) / 1e6;
            console.event("start %s: listening after %.0f ms, ready after %.0f ms"
                    .formatted(cache ? "with the AOT cache" : "as it is", listeningMillis, readyMillis));
            return new Start(cache, listeningMillis, readyMillis);
        } finally {
            end(process);
        }
    }

    private void awaitReady(ProcessPlan plan, Process process) throws InterruptedException {
        while (!probe.isReady(plan.readiness())) {
            pause(process);
        }
    }

    private void pause(Process process) throws InterruptedException {
        if (process.waitFor(2, TimeUnit.MILLISECONDS)) {
            throw new StackFailure("webhook-ingress has ended. See " + log() + ".");
        }
    }

    private Process spawn(ProcessPlan plan) {
        var builder = new ProcessBuilder(plan.command())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().putAll(plan.environment());
        try {
            Process process = builder.start();
            // Whoever interrupts the benchmark is not left with a service that nobody looks after.
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "end-start"));
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException("webhook-ingress could not be started.", e);
        }
    }

    private static void end(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new StackFailure("webhook-ingress has not ended within " + PATIENCE_SECONDS + " s.");
        }
    }

    private Path log() {
        return layout.log("starts");
    }
}
