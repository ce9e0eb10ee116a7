package io.closeloop.outbox;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Runs one step at a time, again as long as it asks for it or was woken meanwhile. No step is lost and no two overlap. */
final class Pump {

    private static final Logger LOG = Logger.getLogger(Pump.class);

    private enum State {
        IDLE,
        RUNNING,
        RUNNING_AND_WOKEN,
        STOPPED
    }

    private final String name;
    private final Supplier<Uni<Boolean>> step;
    private final AtomicReference<State> state = new AtomicReference<>(State.IDLE);

    /** @param step completes with true to be run again at once */
    Pump(String name, Supplier<Uni<Boolean>> step) {
        this.name = name;
        this.step = step;
    }

    /** Starts a step, or makes the running one be followed by another. */
    void wake() {
        State before = state.getAndUpdate(now -> switch (now) {
            case IDLE -> State.RUNNING;
            case RUNNING, RUNNING_AND_WOKEN -> State.RUNNING_AND_WOKEN;
            case STOPPED -> State.STOPPED;
        });
        if (before == State.IDLE) {
            run();
        }
    }

    void stop() {
        state.set(State.STOPPED);
    }

    private void run() {
        Uni.createFrom().deferred(step::get).subscribe().with(this::finished, failure -> {
            LOG.warnf("%s: %s", name, failure.toString());
            finished(false);
        });
    }

    private void finished(boolean again) {
        State now = state.updateAndGet(was -> switch (was) {
            case RUNNING -> again ? State.RUNNING : State.IDLE;
            case RUNNING_AND_WOKEN -> State.RUNNING;
            case IDLE, STOPPED -> was;
        });
        if (now == State.RUNNING) {
            run();
        }
    }
}
