package io.closeloop.local.stack;

import io.closeloop.embedded.Postmaster;
import io.closeloop.embedded.ProcessEnd;
import io.closeloop.local.plan.Layout;
import io.closeloop.local.process.StackState;
import io.closeloop.local.process.Started;
import io.closeloop.local.process.StateFile;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Stops what a launcher started, and only that: each process is found by pid and start time, none by its name. Services first, so
 * that they can still commit; then broker, database and simulator.
 */
final class TakingDown {

    /** Generous: a busy machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Layout layout;
    private final StateFile file;
    private final Console console;

    TakingDown(Layout layout, StateFile file, Console console) {
        this.layout = layout;
        this.file = file;
        this.console = console;
    }

    /** Does nothing when nothing is up. */
    void takeDown() {
        file.read().ifPresent(this::takeDown);
    }

    private void takeDown(StackState state) {
        stop(state.processes().stream().filter(process -> !process.foundation()).toList());
        stop(state.processes().stream().filter(Started::foundation).toList());
        // Outlives its keeper when that was killed. The directory is ours, and so is whoever serves it.
        Postmaster.of(layout.postgresData()).ifPresent(Postmaster::stop);
        file.delete();
    }

    private void stop(List<Started> processes) {
        processes.stream()
                .map(process -> process.identity().alive())
                .flatMap(Optional::stream)
                .forEach(ProcessHandle::destroy);
        processes.forEach(this::awaitEnd);
    }

    private void awaitEnd(Started process) {
        process.identity()
                .alive()
                .filter(handle -> !ProcessEnd.await(handle, PATIENCE))
                .ifPresent(handle -> {
                    console.event("%s has not ended within %d s and is killed"
                            .formatted(process.name(), PATIENCE.toSeconds()));
                    handle.destroyForcibly();
                    ProcessEnd.await(handle, PATIENCE);
                });
    }
}
