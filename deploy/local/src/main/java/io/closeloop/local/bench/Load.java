package io.closeloop.local.bench;

import java.time.Duration;

/**
 * Activations at a steady rate, whatever the answers: a slow system does not slow the load down (open loop).
 *
 * @param warmUp activations in this time are made but not measured
 */
public record Load(int perSecond, Duration warmUp, Duration measured) {

    int warmUpCount() {
        return Math.toIntExact(perSecond * warmUp.toSeconds());
    }

    int measuredCount() {
        return totalCount() - warmUpCount();
    }

    int totalCount() {
        return warmUpCount() + Math.toIntExact(perSecond * measured.toSeconds());
    }

    /** When activation {@code n} is due, counted from the start. */
    Duration dueAfter(int n) {
        return Duration.ofSeconds(1).multipliedBy(n).dividedBy(perSecond);
    }
}
