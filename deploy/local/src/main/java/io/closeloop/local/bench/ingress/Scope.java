package io.closeloop.local.bench.ingress;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * How much is measured.
 * *
 * @param brokers one, three, or both
 * @param repetitions of each loop, in turns
 * @param adding whether the report before keeps what is not measured again
 */
public record Scope(
        Set<Part> parts,
        List<Integer> brokers,
        List<Loop> loops,
        int repetitions,
        Duration warmUp,
        Duration time,
        boolean adding) {

    /** What a person can ask for alone. */
    public enum Part {
        START,
        CLOSED,
        OPEN,
        ATTACK,
        /** Where the time goes; not asked for, it is left out. */
        PROFILE
    }

    /** Under a quarter of an hour, all parts together. */
    public static Scope full(Set<Part> parts, List<Integer> brokers, boolean adding) {
        List<Loop> loops = List.of(
                Loop.closed(1),
                Loop.closed(16),
                Loop.closed(64),
                Loop.closed(256),
                Loop.open(1_000),
                Loop.open(5_000),
                Loop.open(10_000));
        return new Scope(
                parts, brokers, asked(loops, parts), 3, Duration.ofSeconds(20), Duration.ofMillis(2500), adding);
    }

    /** A look of seven minutes: the loops that the aims speak of. */
    public static Scope quick(Set<Part> parts, List<Integer> brokers, boolean adding) {
        List<Loop> loops = List.of(Loop.closed(64), Loop.closed(256), Loop.open(5_000));
        return new Scope(parts, brokers, asked(loops, parts), 2, Duration.ofSeconds(20), Duration.ofSeconds(2), adding);
    }

    private static List<Loop> asked(List<Loop> loops, Set<Part> parts) {
        return loops.stream()
                .filter(loop -> parts.contains(loop.isClosed() ? Part.CLOSED : Part.OPEN))
                .toList();
    }
}
