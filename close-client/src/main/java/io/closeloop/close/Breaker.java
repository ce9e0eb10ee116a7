package io.closeloop.close;

import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.util.TypeLiteral;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jboss.logging.Logger;

/**
 * The circuit breaker of one connection: SmallRye's guard around what is really sent, and nothing else. It knows success and failure
 * only, so what our own queue refuses must not come near it; that a call meets an open breaker before it queues is {@link #isShut}.
 */
final class Breaker {

    private static final Logger LOG = Logger.getLogger(Breaker.class);
    private static final TypeLiteral<Uni<Outcome<?>>> ANY = new TypeLiteral<>() {};

    private final String connection;
    private final long openFor;
    private final TypedGuard<Uni<Outcome<?>>> guard;
    private volatile boolean open;
    private volatile long openedAt;

    Breaker(String connection, CloseSettings.Breaker settings) {
        this.connection = connection;
        this.openFor = settings.openFor().toNanos();
        this.guard = TypedGuard.create(ANY)
                .withDescription("Close")
                .withCircuitBreaker()
                .failOn(CloseAnswered.class)
                .requestVolumeThreshold(settings.calls())
                .failureRatio(settings.failureRatio())
                .delay(settings.openFor().toMillis(), ChronoUnit.MILLIS)
                .onStateChange(this::turned)
                .done()
                .build();
    }

    /** True while nothing may be sent. Afterwards one call goes to see, and the others are still refused until it is back. */
    boolean isShut() {
        return open && System.nanoTime() - openedAt < openFor;
    }

    static <T> Uni<T> refusal() {
        return Uni.createFrom().failure(() -> new CircuitBreakerOpenException("open"));
    }

    /** Fails at once, without asking for the work, while it is open. Cancelling does not reach the work. */
    @SuppressWarnings("unchecked") // a breaker hands through what it is given
    <T> Uni<Outcome<T>> guarded(Supplier<Uni<Outcome<T>>> work) {
        return (Uni<Outcome<T>>) (Uni<?>) guard.get(() -> (Uni<Outcome<?>>) (Uni<?>) work.get());
    }

    private void turned(CircuitBreakerState state) {
        openedAt = System.nanoTime();
        open = state == CircuitBreakerState.OPEN;
        LOG.log(
                open ? Logger.Level.WARN : Logger.Level.INFO,
                "close.breaker connection=" + connection + " state=" + state);
    }
}
