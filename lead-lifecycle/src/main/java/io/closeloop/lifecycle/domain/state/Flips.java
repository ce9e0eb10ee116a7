package io.closeloop.lifecycle.domain.state;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * When kill or disqualification went to and fro within an hour, by Close's time and not by ours: a day's worth that is heard at once is no more restless than it
 * was. Two automations that answer each other would go on for ever (promise 9).
 *
 * @param at oldest first
 */
public record Flips(List<Instant> at) {

    public static final Flips NONE = new Flips(List.of());

    private static final Duration REMEMBERED = Duration.ofHours(1);
    /** A state document stays small whatever somebody keeps flipping; a limit above it is none. */
    private static final int KEPT = 100;

    /** @param time may be older than those known: events come in any order */
    public Flips and(Instant time) {
        List<Instant> all = Stream.concat(at.stream(), Stream.of(time)).sorted().toList();
        Instant newest = all.getLast();
        return new Flips(all.stream()
                .skip(Math.max(0, all.size() - KEPT))
                .filter(earlier -> earlier.plus(REMEMBERED).isAfter(newest))
                .toList());
    }

    public int count() {
        return at.size();
    }
}
