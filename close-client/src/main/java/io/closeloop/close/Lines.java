package io.closeloop.close;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.closeloop.close.limit.Gate;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.util.TypeLiteral;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/** The connections in use, so many and no more. One that is dropped and comes back starts anew, as after a restart. */
@ApplicationScoped
class Lines {

    private static final Logger LOG = Logger.getLogger(Lines.class);
    private static final TypeLiteral<Uni<Outcome<?>>> ANY = new TypeLiteral<>() {};
    /** So that the gates' clock begins near zero wherever the machine's begins. */
    private static final long START = System.nanoTime();

    private static final Duration IDLE = Duration.ofHours(1);

    private final CloseSettings settings;
    private final Vertx vertx;
    private final Gate.Patience patience;
    private final Cache<CloseConnection, Line> lines;

    Lines(CloseSettings settings, Vertx vertx) {
        this.settings = settings;
        this.vertx = vertx;
        this.patience = new Gate.Patience(settings.longestQueue(), settings.queued());
        this.lines = Caffeine.newBuilder()
                .maximumSize(settings.tenants())
                .expireAfterAccess(IDLE)
                .build();
    }

    Line of(CloseConnection connection) {
        return lines.get(connection, this::make);
    }

    /** For a key that is not stored yet: what it does must not fall back on anybody. */
    Line alone() {
        return make(new CloseConnection("-", "-"));
    }

    /** The least part of this group's limit that any connection has left, 0 to 1. */
    double least(String group) {
        double least = 1;
        for (Line line : lines.asMap().values()) {
            least = Math.min(least, line.left(group));
        }
        return least;
    }

    private Line make(CloseConnection connection) {
        CloseSettings.Breaker breaker = settings.breaker();
        TypedGuard<Uni<Outcome<?>>> guard = TypedGuard.create(ANY)
                .withDescription("Close")
                .withCircuitBreaker()
                .failOn(CloseAnswered.class)
                .requestVolumeThreshold(breaker.calls())
                .failureRatio(breaker.failureRatio())
                .delay(breaker.openFor().toMillis(), ChronoUnit.MILLIS)
                .onStateChange(state -> turned(connection, state))
                .done()
                .build();
        return new Line(guard, this::gate);
    }

    private Gate gate() {
        return new Gate(
                patience,
                this::later,
                () -> System.nanoTime() - START,
                () -> ThreadLocalRandom.current().nextLong());
    }

    private void later(long millis, Runnable task) {
        vertx.setTimer(millis, timer -> task.run());
    }

    private static void turned(CloseConnection connection, CircuitBreakerState state) {
        LOG.log(
                state == CircuitBreakerState.OPEN ? Logger.Level.WARN : Logger.Level.INFO,
                "close.breaker connection=" + connection.name() + " state=" + state);
    }
}
