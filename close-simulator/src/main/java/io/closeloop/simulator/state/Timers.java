package io.closeloop.simulator.state;

import java.time.Duration;

/** Whatever Close does later. A port, so that a test can move time by hand. */
public interface Timers extends AutoCloseable {
    /** Runs the task once after the delay, on a thread of its own choice. */
    void after(Duration delay, Runnable task);

    @Override
    void close();
}
