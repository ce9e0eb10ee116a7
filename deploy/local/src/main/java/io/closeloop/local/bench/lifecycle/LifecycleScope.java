package io.closeloop.local.bench.lifecycle;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * How much is measured.
 *
 * @param sizes how many leads there are, one after the other; all but SIZE is measured with the second
 * @param backlog events of one turn
 * @param turns of both contestants
 * @param bulks how often there is a bulk edit
 */
public record LifecycleScope(
        Set<Part> parts, List<Integer> sizes, int backlog, int turns, Duration warmUp, Duration loop, int bulks) {

    /** What a person can ask for alone. */
    public enum Part {
        RATE,
        LATENCY,
        BULK,
        SIZE,
        /** Where the time goes; not asked for, it is left out. */
        PROFILE
    }

    /** Ten minutes. */
    public static LifecycleScope full(Set<Part> parts) {
        return new LifecycleScope(
                parts,
                List.of(1_000, 100_000, 1_000_000),
                15_000,
                3,
                Duration.ofSeconds(60),
                Duration.ofSeconds(20),
                2);
    }

    /** A look of four minutes. */
    public static LifecycleScope quick(Set<Part> parts) {
        return new LifecycleScope(
                parts, List.of(1_000, 100_000), 10_000, 2, Duration.ofSeconds(45), Duration.ofSeconds(10), 1);
    }

    boolean has(Part part) {
        return parts.contains(part);
    }
}
