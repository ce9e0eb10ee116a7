package io.closeloop.local.process;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** How much processor time a process has used since it began, with its children's: PostgreSQL serves each connection with one. */
public final class CpuTime {

    private CpuTime() {}

    /** Of what lives now; zero when the process has ended. */
    public static Duration of(Optional<ProcessHandle> process) {
        return process.stream()
                .flatMap(alive -> Stream.concat(Stream.of(alive), alive.descendants()))
                .flatMap(one -> one.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }
}
