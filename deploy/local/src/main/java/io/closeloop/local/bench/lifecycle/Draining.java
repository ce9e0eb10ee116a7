package io.closeloop.local.bench.lifecycle;

import io.closeloop.local.bench.CpuMeter;
import io.closeloop.local.bench.Processes;
import io.closeloop.local.bench.TopicEnds;
import io.closeloop.local.bench.lifecycle.LifecycleFigures.Rate;
import io.closeloop.local.bench.lifecycle.LifecycleFigures.Size;
import io.closeloop.local.bench.profile.Profile;
import io.closeloop.local.bench.profile.Recording;
import io.closeloop.local.plan.Layout;
import io.closeloop.local.stack.Console;
import io.closeloop.local.stack.LocalStack;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** As fast as they can: events are there before they are asked for. */
final class Draining {

    /** Every lead of the smallest size once: so there are never two events of one lead in a poll, which would be one transaction. */
    private static final int WAVE = 1_000;

    private static final int WAVES = 8;

    private final Generator generator;
    private final TopicEnds ends;
    private final Console console;
    private final LocalStack contestants;
    private final List<CpuMeter> meters;
    private final Path home;
    private final Path javaHome = Path.of(System.getProperty("java.home"));

    Draining(Layout layout, LocalStack foundation, LocalStack contestants, Stand stand, Console console) {
        this.generator = stand.generator();
        this.ends = stand.ends();
        this.console = console;
        this.contestants = contestants;
        this.home = layout.home();
        this.meters = List.of(new CpuMeter(layout, foundation), new CpuMeter(layout, contestants));
    }

    /** Until the second compiler has done most of its work. */
    void warmUp(Contestant contestant, Flips flips, Duration time) throws InterruptedException {
        console.event("warming up " + contestant.processName());
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            wave(contestant, flips);
        }
    }

    /** The steady part: from when the last event was sent until nine of ten were published. */
    Rate drain(Contestant contestant, Flips flips, int events, int turn) throws InterruptedException {
        var publishing = new Publishing(contestant, ends);
        meters.forEach(CpuMeter::reset);
        generator.send(flips, events);
        long from = System.nanoTime();
        long before = publishing.count();
        publishing.await(events * 9L / 10);
        double seconds = (System.nanoTime() - from) / 1e9;
        double rate = (publishing.count() - before) / seconds;
        publishing.await(events);
        publishing.requireExactly(events);
        Map<String, Double> cpu = new LinkedHashMap<>();
        meters.forEach(meter -> cpu.putAll(meter.millisPer(events)));
        console.event(
                String.format(Locale.ROOT, "%s: %.0f/s, CPU ms of an event %s", contestant.processName(), rate, cpu));
        return new Rate(contestant.processName(), turn, events, rate, cpu, residentMegabytes(contestant));
    }

    Size size(Flips flips) throws InterruptedException {
        wave(Contestant.LIFECYCLE, flips);
        long from = System.nanoTime();
        for (int n = 0; n < WAVES; n++) {
            wave(Contestant.LIFECYCLE, flips);
        }
        double rate = WAVES * WAVE / ((System.nanoTime() - from) / 1e9);
        long memory = residentMegabytes(Contestant.LIFECYCLE);
        console.event(String.format(Locale.ROOT, "%,d leads: %.0f/s in waves, %d MB", flips.leads(), rate, memory));
        return new Size(flips.leads(), rate, memory);
    }

    Profile profile(Contestant contestant, Flips flips, int events) throws InterruptedException, IOException {
        String name = contestant.processName();
        console.event("profiling " + name);
        Recording recording = Recording.begin(name, Processes.find(contestants, name), home, javaHome);
        var unused = drain(contestant, flips, events, 0);
        return recording.end(events);
    }

    private void wave(Contestant contestant, Flips flips) throws InterruptedException {
        var publishing = new Publishing(contestant, ends);
        generator.send(flips, WAVE);
        publishing.await(WAVE);
    }

    private long residentMegabytes(Contestant contestant) {
        Optional<ProcessHandle> process = Processes.find(contestants, contestant.processName());
        return Processes.residentMegabytes(process);
    }
}
