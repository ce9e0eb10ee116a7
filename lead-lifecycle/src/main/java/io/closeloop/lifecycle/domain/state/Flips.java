package io.closeloop.lifecycle.domain.state;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * When kill or disqualification went to and fro within the last hour: two automations that answer each other would go on for ever (promise 9).
 *
 * @param at oldest first
 */
public record Flips(List<Instant> at) {

    public static final Flips NONE = new Flips(List.of());

    private static final Duration REMEMBERED = Duration.ofHours(1);
    /** A state document stays small whatever somebody keeps flipping; a limit above it is none. */
    private static final int KEPT = 100;

    public Flips and(Instant now) {
        return new Flips(Stream.concat(
                        at.stream()
                                .skip(Math.max(0, at.size() - KEPT + 1))
                                .filter(earlier -> earlier.plus(REMEMBERED).isAfter(now)),
                        Stream.of(now))
                .toList());
    }

    public int count() {
        return at.size();
    }
}
