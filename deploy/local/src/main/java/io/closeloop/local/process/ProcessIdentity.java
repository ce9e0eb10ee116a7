package io.closeloop.local.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process that cannot be mistaken for another: the system gives a pid to somebody else later, but not with the same start time.
 *
 * @param pid as the system counts
 * @param start when the process began, as the system says
 */
public record ProcessIdentity(long pid, Instant start) {

    /** The system derives start times from its boot time, which moves a little when the clock is corrected. */
    private static final Duration CLOCK_CORRECTION = Duration.ofSeconds(2);

    public static ProcessIdentity of(ProcessHandle process) {
        return new ProcessIdentity(process.pid(), startOf(process).orElse(Instant.EPOCH));
    }

    public static ProcessIdentity current() {
        return of(ProcessHandle.current());
    }

    /** The process, if it still runs; empty when it has ended, even if its pid lives on in another. */
    public Optional<ProcessHandle> alive() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isThis);
    }

    private boolean isThis(ProcessHandle process) {
        return startOf(process)
                .map(actual -> Duration.between(start, actual).abs().compareTo(CLOCK_CORRECTION) <= 0)
                .orElse(false);
    }

    private static Optional<Instant> startOf(ProcessHandle process) {
        return process.info().startInstant();
    }
}
