package io.closeloop.local.bench;

import io.closeloop.local.process.ProcessIdentity;
import io.closeloop.local.process.ResidentMemory;
import io.closeloop.local.process.Started;
import io.closeloop.local.stack.LocalStack;
import java.util.Optional;

/** The processes of a stack by their names. */
public final class Processes {

    private Processes() {}

    /** Empty when it has ended. */
    public static Optional<ProcessHandle> find(LocalStack stack, String name) {
        return stack.up().stream()
                .flatMap(state -> state.processes().stream())
                .filter(started -> started.name().equals(name))
                .findFirst()
                .map(Started::identity)
                .flatMap(ProcessIdentity::alive);
    }

    /** Zero when it has ended. */
    public static long residentMegabytes(Optional<ProcessHandle> process) {
        return process.stream()
                .mapToLong(alive -> ResidentMemory.kibibytes(alive.pid()).orElse(0) / 1024)
                .sum();
    }
}
