package io.closeloop.local.stack;

import io.closeloop.embedded.ProcessEnd;
import io.closeloop.local.plan.Layout;
import io.closeloop.local.plan.StackPlan;
import io.closeloop.local.process.LaunchLock;
import io.closeloop.local.process.ProcessIdentity;
import io.closeloop.local.process.StackState;
import io.closeloop.local.process.StateFile;
import io.closeloop.local.token.LocalKeys;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The stack of one project folder. A launcher that brings it up owns it: when that launcher ends, the stack is taken down, unless
 * it was {@link #letGo}.
 */
public final class LocalStack implements AutoCloseable {

    private static final Duration FOR_THE_OTHER_LAUNCHER = Duration.ofSeconds(150);

    private final Layout layout;
    private final Console console;
    private final StateFile file;
    private final Spawner spawner;
    /** Held until this launcher ends; a channel that nobody refers to would be closed. */
    private @Nullable LaunchLock lock;

    private List<Running> running = List.of();
    private volatile boolean owned;
    private volatile boolean stopping;

    public LocalStack(Layout layout, Console console) {
        this.layout = layout;
        this.console = console;
        this.file = new StateFile(layout.state());
        this.spawner = new Spawner(layout, file);
    }

    /** What is up, whoever started it; empty when no process of it lives. */
    public Optional<StackState> up() {
        return file.read().filter(StackState::anyAlive);
    }

    /**
     * Returns when all of it is ready.
     *
     * @param fresh whether to begin with empty databases and topics
     * @throws StackFailure when it is up already, or does not come up; what was started is stopped when this JVM ends
     */
    public void bringUp(StackPlan plan, boolean fresh) throws InterruptedException {
        var folders = new Folders(layout);
        folders.prepare();
        lock = LaunchLock.tryAcquire(layout.lock()).orElseThrow(LocalStack::busy);
        if (up().isPresent()) {
            throw busy();
        }
        if (fresh) {
            folders.wipeData();
            folders.prepare();
        }
        new LocalKeys(layout.keys()).ensure();
        owned = true;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "taking-down"));
        running = new BringingUp(plan, spawner, console).bringUp();
    }

    /** Reports what ends; returns when nothing is left. */
    public void watch() {
        new Watching(console, () -> stopping).watch(running);
    }

    /** The stack outlives this launcher. */
    public void letGo() {
        owned = false;
        release();
    }

    /** Takes the stack down if this launcher owns it. Also called when the JVM ends. */
    @Override
    public synchronized void close() {
        if (owned) {
            stopping = true;
            spawner.close();
            file.read().ifPresent(state -> console.event("stopping"));
            takeDown();
            release();
            owned = false;
        }
    }

    /** Stops a stack that any launcher started; one that still watches it is asked to do so itself. */
    public void stopWhoeverStarted() {
        file.read()
                .map(StackState::launcher)
                .flatMap(ProcessIdentity::alive)
                .filter(launcher -> !launcher.equals(ProcessHandle.current()))
                .ifPresent(LocalStack::askToStop);
        takeDown();
    }

    public boolean isStopping() {
        return stopping;
    }

    private void takeDown() {
        new TakingDown(layout, file, console).takeDown();
    }

    private void release() {
        if (lock != null) {
            lock.close();
        }
    }

    private static void askToStop(ProcessHandle launcher) {
        launcher.destroy();
        ProcessEnd.await(launcher, FOR_THE_OTHER_LAUNCHER);
    }

    private static StackFailure busy() {
        return new StackFailure("The stack is up already, or another launcher is at work here."
                + " See ./closeloop status; ./closeloop down stops it.");
    }
}
