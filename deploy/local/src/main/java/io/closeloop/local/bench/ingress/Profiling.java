package io.closeloop.local.bench.ingress;

import io.closeloop.local.bench.ingress.IngressFigures.Profile;
import io.closeloop.local.bench.ingress.StackSamples.Frame;
import io.closeloop.local.load.Order;
import io.closeloop.local.load.Sender;
import io.closeloop.local.load.Tally;
import io.closeloop.local.plan.Layout;
import io.closeloop.local.plan.Ports;
import io.closeloop.local.process.CpuTime;
import io.closeloop.local.process.ThreadTime;
import io.closeloop.local.stack.LocalStack;
import io.closeloop.local.stack.StackFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/** What takes a contender's processor time at 64 connections: a recording by the JDK's own recorder, which also samples native code (JEP 509). */
final class Profiling {

    private static final Duration TIME = Duration.ofSeconds(10);
    private static final int CONNECTIONS = 64;
    private static final int TOP = 25;
    /** Part of the names of both compilers' threads. */
    private static final String COMPILERS = "CompilerThre";
    /** The JVM's other threads, and what the recorder has missed. */
    private static final String NO_SAMPLE = "in no sample";

    private final Layout layout;
    private final Ports ports;
    private final Sender sender;
    private final Path jcmd;

    Profiling(Layout layout, Ports ports, Sender sender, Path javaHome) {
        this.layout = layout;
        this.ports = ports;
        this.sender = sender;
        this.jcmd = javaHome.resolve("bin/jcmd");
    }

    Profile profile(Contender contender, LocalStack contenders, LoadGenerator generator)
            throws InterruptedException, IOException {
        ProcessHandle process = Measured.find(contenders, contender.processName())
                .orElseThrow(() -> new StackFailure(contender.processName() + " has ended."));
        Path recording = layout.home().resolve("profile-" + contender.processName() + ".jfr");
        Files.deleteIfExists(recording);
        tell(process, "JFR.start", "name=bench", "jdk.CPUTimeSample#enabled=true", "jdk.CPUTimeSample#throttle=5ms");
        Duration before = CpuTime.of(Optional.of(process));
        Duration compiledBefore = ThreadTime.of(process.pid(), COMPILERS);
        Tally tally =
                generator.carryOut(new Order(contender.port(ports), sender, false, CONNECTIONS, Order.CLOSED, TIME));
        Duration used = CpuTime.of(Optional.of(process)).minus(before);
        Duration compiled = ThreadTime.of(process.pid(), COMPILERS).minus(compiledBefore);
        tell(process, "JFR.stop", "name=bench", "filename=" + recording);
        StackSamples samples = samples(recording);
        samples.add("JVM: compilers", compiled.toNanos());
        samples.add(NO_SAMPLE, Math.max(0, used.toNanos() - samples.weight()));
        double nanosAmongEvents = 1000.0 * Math.max(1, tally.answered());
        return new Profile(
                contender.processName(),
                samples.count(),
                samples.categories(nanosAmongEvents),
                samples.methods(TOP, nanosAmongEvents));
    }

    private static StackSamples samples(Path recording) throws IOException {
        StackSamples samples = new StackSamples();
        try (var file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                RecordedEvent event = file.readEvent();
                switch (event.getEventType().getName()) {
                    case "jdk.CPUTimeSample" ->
                        samples.add(
                                frames(event.getStackTrace()),
                                event.getDuration("samplingPeriod").toNanos());
                    case "jdk.GarbageCollection" ->
                        samples.add("JVM: GC", event.getDuration("sumOfPauses").toNanos());
                    default -> {}
                }
            }
        }
        return samples;
    }

    private static List<Frame> frames(RecordedStackTrace trace) {
        return trace == null
                ? List.of()
                : trace.getFrames().stream()
                        .map(frame -> new Frame(
                                frame.getMethod().getType().getName(),
                                frame.getMethod().getName()))
                        .toList();
    }

    private void tell(ProcessHandle process, String... command) throws InterruptedException, IOException {
        List<String> whole = Stream.concat(Stream.of(jcmd.toString(), Long.toString(process.pid())), Stream.of(command))
                .toList();
        Process jcmd = new ProcessBuilder(whole).redirectErrorStream(true).start();
        String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (jcmd.waitFor() != 0) {
            throw new StackFailure("The profile could not be recorded: " + said);
        }
    }
}
