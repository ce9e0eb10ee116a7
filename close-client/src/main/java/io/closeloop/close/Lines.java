package io.closeloop.close;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.closeloop.close.limit.Gate;
import io.closeloop.close.limit.Room;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** The connections in use, so many and no more. One that is dropped and comes back starts anew, as after a restart. */
@ApplicationScoped
class Lines {

    /** So that the gates' clock begins near zero wherever the machine's begins. */
    private static final long START = System.nanoTime();

    private static final Duration IDLE = Duration.ofHours(1);

    private final CloseSettings settings;
    private final Vertx vertx;
    private final Gate.Patience patience;
    private final Cache<CloseConnection, Line> lines;
    /** One per pool of network connections, which {@link CloseClients} has one of per base URL. */
    private final Map<URI, Room.House> houses = new ConcurrentHashMap<>();

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
        URI baseUrl = connection.baseUrl() == null ? settings.baseUrl() : connection.baseUrl();
        Room room = houses.computeIfAbsent(baseUrl, any -> new Room.House(settings.connections()))
                .room(settings.connectionsPerTenant());
        return new Line(new Breaker(connection.name(), settings.breaker()), () -> gate(room));
    }

    private Gate gate(Room room) {
        return new Gate(
                patience,
                room,
                this::later,
                () -> System.nanoTime() - START,
                () -> ThreadLocalRandom.current().nextLong());
    }

    private void later(long millis, Runnable task) {
        vertx.setTimer(millis, timer -> task.run());
    }
}
