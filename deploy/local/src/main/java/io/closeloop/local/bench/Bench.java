package io.closeloop.local.bench;

import io.closeloop.local.bench.Figures.Cpu;
import io.closeloop.local.bench.Figures.Latency;
import io.closeloop.local.bench.Figures.Memory;
import io.closeloop.local.bench.Figures.Point;
import io.closeloop.local.client.Product;
import io.closeloop.local.client.SimulatedClose;
import io.closeloop.local.plan.Layout;
import io.closeloop.local.plan.StackPlan;
import io.closeloop.local.process.ResidentMemory;
import io.closeloop.local.stack.Console;
import io.closeloop.local.stack.LocalStack;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/** Brings a stack of its own up and down for each setting, side by side in one run, and writes what it found. */
public final class Bench {

    private static final Map<String, String> NO_WAITS = Map.of(
            "CLOSELOOP_LIFECYCLE_SETTLE", "0s", "CLOSELOOP_LIFECYCLE_DEBOUNCE", "0s", "CLOSELOOP_GATEWAY_PACE", "0s");

    private final Layout layout;
    private final StackPlan plan;
    private final Supplier<Product> product;
    private final Supplier<SimulatedClose> close;
    private final Console console;
    private final List<Double> starts = new ArrayList<>();
    private final List<Latency> latencies = new ArrayList<>();
    private final List<Cpu> cpu = new ArrayList<>();
    private List<Memory> memory = List.of();

    /** @param layout a home of its own: a benchmark wipes its data */
    public Bench(
            Layout layout, StackPlan plan, Supplier<Product> product, Supplier<SimulatedClose> close, Console console) {
        this.layout = layout;
        this.plan = plan.with(NO_WAITS);
        this.product = product;
        this.close = close;
        this.console = console;
    }

    /** Answers the report's files. */
    public List<Path> run(List<Setting> settings, Path folder) throws InterruptedException, IOException {
        for (Setting setting : settings) {
            measure(setting);
        }
        return new Report(folder)
                .write(new Figures(
                        Instant.now(),
                        Machine.words(),
                        List.copyOf(starts),
                        memory,
                        List.copyOf(latencies),
                        List.copyOf(cpu)));
    }

    private void measure(Setting setting) throws InterruptedException {
        Load load = setting.load();
        console.event("measuring " + setting.words());
        try (LocalStack stack = new LocalStack(layout, console)) {
            Instant began = Instant.now();
            stack.bringUp(plan.with(setting.environment()), true);
            starts.add(Duration.between(began, Instant.now()).toMillis() / 1000.0);
            CpuMeter meter = new CpuMeter(layout, stack);
            Activations.Result result = new Activations(product.get(), close.get(), load, meter::reset).run();
            cpu.add(new Cpu(setting.words(), meter.millisPer(load.measuredCount())));
            latencies.add(latency(setting, result));
            memory = memory(stack);
        }
    }

    private static Latency latency(Setting setting, Activations.Result result) {
        Histogram micros = result.micros();
        Map<String, Double> millis = new LinkedHashMap<>();
        millis.put("p50", micros.getValueAtPercentile(50) / 1000.0);
        millis.put("p90", micros.getValueAtPercentile(90) / 1000.0);
        millis.put("p99", micros.getValueAtPercentile(99) / 1000.0);
        millis.put("max", micros.getMaxValue() / 1000.0);
        List<Point> curve = new ArrayList<>();
        micros.percentiles(5)
                .forEach(step ->
                        curve.add(new Point(step.getPercentileLevelIteratedTo(), step.getValueIteratedTo() / 1000.0)));
        return new Latency(
                setting.words(),
                setting.load(),
                Math.round(setting.load().perSecond() * result.webhooksPerActivation()),
                millis,
                micros.getTotalCount(),
                result.expected() - micros.getTotalCount(),
                List.copyOf(curve));
    }

    private List<Memory> memory(LocalStack stack) {
        return stack.up().stream()
                .flatMap(state -> state.processes().stream())
                .map(process -> new Memory(
                        process.name(),
                        ResidentMemory.kibibytes(process.identity().pid()).orElse(0) / 1024,
                        flags(process.name())))
                .toList();
    }

    private List<String> flags(String process) {
        return plan.all()
                .filter(planned -> planned.name().equals(process))
                .flatMap(planned -> planned.command().stream())
                .filter(argument -> argument.startsWith("-X"))
                .map(argument -> argument.replace(layout.home() + "/", ""))
                .toList();
    }
}
