package io.closeloop.service.kafka;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a service does with the events of leads. One that can keep events in its database keeps what it cannot handle now, so that nothing is lost
 * or overtaken; the others only handle.
 *
 * @param <T> what a record is read into
 */
@FunctionalInterface
public interface LeadHandler<T> {

    /** One lead's events, in order; the effect must be idempotent. */
    Uni<Void> handle(String key, List<T> events);

    /** Asked once for each poll. @return the keys of those leads whose events are to be kept rather than handled */
    default Set<String> putOff(Map<String, List<T>> leads) {
        return Set.of();
    }

    /** Keeps the events of those leads; completes when they are safe. Called with what {@link #putOff} named. */
    default Uni<Void> keep(Map<String, List<T>> leads) {
        throw new UnsupportedOperationException("nothing was put off");
    }

    /**
     * A bug stops the first of these events, and nothing of any of them has happened.
     *
     * @return true: they are kept; false: the first belongs to the dead letters, and the others are handled
     */
    default Uni<Boolean> park(String key, List<T> events, Throwable bug) {
        return Uni.createFrom().item(false);
    }
}
