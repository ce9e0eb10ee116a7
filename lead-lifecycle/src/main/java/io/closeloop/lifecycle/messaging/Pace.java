package io.closeloop.lifecycle.messaging;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.function.Supplier;

/** So many events a second and no more: work is followed by the pause that its events have earned. Nobody is blocked meanwhile. */
final class Pace {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final int perSecond;

    Pace(int perSecond) {
        if (perSecond < 1) {
            throw new IllegalArgumentException(
                    "closeloop.lifecycle.backfill.per-second must be at least 1: " + perSecond);
        }
        this.perSecond = perSecond;
    }

    Uni<Void> keep(int events, Supplier<Uni<Void>> work) {
        return Uni.createFrom().deferred(() -> {
            long started = System.nanoTime();
            return work.get().chain(() -> pause(pauseAfter(events, Duration.ofNanos(System.nanoTime() - started))));
        });
    }

    Duration pauseAfter(int events, Duration took) {
        Duration due = Duration.ofNanos(events * SECOND / perSecond);
        return due.compareTo(took) > 0 ? due.minus(took) : Duration.ZERO;
    }

    private static Uni<Void> pause(Duration pause) {
        return pause.isZero()
                ? Uni.createFrom().voidItem()
                : Uni.createFrom().voidItem().onItem().delayIt().by(pause);
    }
}
