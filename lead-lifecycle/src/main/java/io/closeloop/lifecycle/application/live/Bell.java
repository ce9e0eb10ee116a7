package io.closeloop.lifecycle.application.live;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import org.jspecify.annotations.Nullable;

/** Rung by whoever knows that there may be news. Rung while nobody waits, it is heard by the next who does. */
final class Bell {

    private boolean rung;
    private @Nullable UniEmitter<? super Boolean> waiting;

    /** Before looking: what rings from here on is news. */
    synchronized void reset() {
        rung = false;
    }

    void ring() {
        UniEmitter<? super Boolean> waiter;
        synchronized (this) {
            rung = true;
            waiter = waiting;
            waiting = null;
        }
        if (waiter != null) {
            waiter.complete(true);
        }
    }

    /** One waits at a time. */
    Uni<Boolean> heard() {
        return Uni.createFrom().emitter(emitter -> {
            if (isRungOrWaits(emitter)) {
                emitter.complete(true);
            }
        });
    }

    private synchronized boolean isRungOrWaits(UniEmitter<? super Boolean> waiter) {
        waiting = rung ? null : waiter;
        return rung;
    }
}
