package io.closeloop.simulator.state;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What searches have found and not yet shown, each for 30 seconds from the page before. Source: close-api.md 3.6. */
public final class SearchCursors {
    /** One thing found. */
    public record Found(String type, String id) {}

    /**
     * What is left of a search.
     *
     * @param limited how many it may show in all
     * @param total how many it found in all
     */
    public record Rest(JsonNode query, List<Found> found, int limited, int total) {
        public Rest without(int shown) {
            return new Rest(query, found.subList(shown, found.size()), limited, total);
        }
    }

    private record Held(Rest rest, Instant until) {}

    private static final Duration LIFE = Duration.ofSeconds(30);

    private final Map<String, Held> cursors = new HashMap<>();

    SearchCursors() {}

    /** Keeps the rest under this name, and gives the name back. */
    public String give(String cursor, Rest rest, Instant now) {
        cursors.values().removeIf(held -> held.until().isBefore(now));
        cursors.put(cursor, new Held(rest, now.plus(LIFE)));
        return cursor;
    }

    /** Empty when unknown or past its time. A cursor in time may be used again. */
    public Optional<Rest> take(String cursor, Instant now) {
        return Optional.ofNullable(cursors.get(cursor))
                .filter(held -> !now.isAfter(held.until()))
                .map(Held::rest);
    }
}
