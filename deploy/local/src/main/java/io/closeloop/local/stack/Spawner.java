package io.closeloop.local.stack;

import io.closeloop.local.plan.Layout;
import io.closeloop.local.plan.ProcessPlan;
import io.closeloop.local.process.LogFile;
import io.closeloop.local.process.ProcessIdentity;
import io.closeloop.local.process.StackState;
import io.closeloop.local.process.Started;
import io.closeloop.local.process.StateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/** Starts processes, and writes each one down before the next, so that {@code down} finds it whatever happens here. */
final class Spawner {

    private final Layout layout;
    private final StateFile file;
    private boolean closed;
    private StackState state = StackState.startedBy(ProcessIdentity.current());

    Spawner(Layout layout, StateFile file) {
        this.layout = layout;
        this.file = file;
    }

    /** @throws StackFailure when the stack is being taken down already */
    synchronized Running start(ProcessPlan plan, boolean foundation) {
        if (closed) {
            throw new StackFailure("%s is not started any more.".formatted(plan.name()));
        }
        var log = new LogFile(layout.log(plan.name()));
        log.begin();
        var builder = new ProcessBuilder(plan.command())
                .directory(layout.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.path().toFile()));
        builder.environment().putAll(plan.environment());
        try {
            Process process = builder.start();
            var identity = ProcessIdentity.of(process.toHandle());
            state = state.with(new Started(plan.name(), plan.address(), identity, Instant.now(), foundation));
            file.write(state);
            return new Running(plan, process, log);
        } catch (IOException e) {
            throw new UncheckedIOException("%s could not be started.".formatted(plan.name()), e);
        }
    }

    /** After this nothing is started, so that whoever takes the stack down knows all of it. */
    synchronized void close() {
        closed = true;
    }

    synchronized StackState state() {
        return state;
    }
}
