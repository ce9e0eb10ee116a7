package io.closeloop.simulator.state;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Real time, one thread: the tasks are short, and what they do to the world is one at a time anyway. Once closed, nothing runs any more. */
public final class SystemTimers implements Timers {
    private static final System.Logger LOG = System.getLogger(SystemTimers.class.getName());

    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("close-time").factory());

    public SystemTimers() {
        executor.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public void after(Duration delay, Runnable task) {
        var unused = executor.schedule(() -> guarded(task), delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** An executor swallows what a task throws; a bug here must be seen. */
    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException bug) {
            LOG.log(Level.ERROR, "A timed step of the simulator failed.", bug);
            throw bug;
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
