package io.closeloop.local.bench.profile;

import io.closeloop.local.bench.profile.StackSamples.Frame;
import io.closeloop.local.process.CpuTime;
import io.closeloop.local.process.ThreadTime;
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

/** What takes a process's processor time: a recording by the JDK's own recorder, which also samples native code (JEP 509). */
public final class Recording {

    private static final int TOP = 25;
    /** Part of the names of both compilers' threads. */
    private static final String COMPILERS = "CompilerThre";
    /** The JVM's other threads, and what the recorder has missed. */
    private static final String NO_SAMPLE = "in no sample";

    private final String name;
    private final ProcessHandle process;
    private final Path file;
    private final Path jcmd;
    private final Duration before;
    private final Duration compiledBefore;

    private Recording(String name, ProcessHandle process, Path file, Path jcmd)
            throws InterruptedException, IOException {
        this.name = name;
        this.process = process;
        this.file = file;
        this.jcmd = jcmd;
        Files.deleteIfExists(file);
        tell("JFR.start", "name=bench", "jdk.CPUTimeSample#enabled=true", "jdk.CPUTimeSample#throttle=5ms");
        this.before = CpuTime.of(Optional.of(process));
        this.compiledBefore = ThreadTime.of(process.pid(), COMPILERS);
    }

    /**
     * @param home where the recording is left
     * @throws StackFailure when the process has ended
     */
    public static Recording begin(String name, Optional<ProcessHandle> process, Path home, Path javaHome)
            throws InterruptedException, IOException {
        return new Recording(
                name,
                process.orElseThrow(() -> new StackFailure(name + " has ended.")),
                home.resolve("profile-" + name + ".jfr"),
                javaHome.resolve("bin/jcmd"));
    }

    /** @param events that it has worked off since */
    public Profile end(long events) throws InterruptedException, IOException {
        Duration used = CpuTime.of(Optional.of(process)).minus(before);
        Duration compiled = ThreadTime.of(process.pid(), COMPILERS).minus(compiledBefore);
        tell("JFR.stop", "name=bench", "filename=" + file);
        StackSamples samples = samples(file);
        samples.add("JVM: compilers", compiled.toNanos());
        samples.add(NO_SAMPLE, Math.max(0, used.toNanos() - samples.weight()));
        double nanosAmongEvents = 1000.0 * Math.max(1, events);
        return new Profile(
                name, samples.count(), samples.categories(nanosAmongEvents), samples.methods(TOP, nanosAmongEvents));
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

    private void tell(String... command) throws InterruptedException, IOException {
        List<String> whole = Stream.concat(Stream.of(jcmd.toString(), Long.toString(process.pid())), Stream.of(command))
                .toList();
        Process told = new ProcessBuilder(whole).redirectErrorStream(true).start();
        String said = new String(told.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (told.waitFor() != 0) {
            throw new StackFailure("The profile could not be recorded: " + said);
        }
    }
}
