package io.closeloop.close;

import io.closeloop.close.CloseFailure.Forbidden;
import io.closeloop.close.CloseFailure.Invalid;
import io.closeloop.close.CloseFailure.NotFound;
import io.closeloop.close.CloseFailure.PlanLimit;
import io.closeloop.close.CloseFailure.RateLimited;
import io.closeloop.close.CloseFailure.Unauthorized;
import io.closeloop.close.CloseFailure.Unavailable;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The whole decision whether a failed call is tried again; docs/retries.md is the same table in prose. Promise 5 rests on it: a
 * write that Close may have carried out is never repeated here, the caller has to look first.
 */
final class RetryTable {

    /** What comes after a failed attempt. */
    sealed interface Next {
        record Again(Duration after) implements Next {}

        record HandBack() implements Next {}
    }

    private static final Next HAND_BACK = new Next.HandBack();

    private final int attempts;
    private final Duration firstBackOff;
    private final Duration longestWait;

    /** @param attempts in all, the first included */
    RetryTable(int attempts, Duration firstBackOff, Duration longestWait) {
        if (attempts < 1) {
            throw new IllegalArgumentException("closeloop.close.attempts must be at least 1");
        }
        this.attempts = attempts;
        this.firstBackOff = firstBackOff;
        this.longestWait = longestWait;
    }

    /** @param attempt the one that failed, counted from 1 */
    Next next(Effect effect, CloseFailure failure, int attempt) {
        if (attempt >= attempts) {
            return HAND_BACK;
        }
        return switch (failure) {
            case RateLimited(Duration after) when effect != Effect.ACTS && isBearable(after) -> new Next.Again(after);
            case Unavailable unavailable when effect == Effect.READS -> new Next.Again(backOff(attempt));
            case RateLimited limited -> HAND_BACK;
            case Unavailable unavailable -> HAND_BACK;
            case NotFound notFound -> HAND_BACK;
            case Invalid invalid -> HAND_BACK;
            case Unauthorized unauthorized -> HAND_BACK;
            case Forbidden forbidden -> HAND_BACK;
            case PlanLimit planLimit -> HAND_BACK;
        };
    }

    private boolean isBearable(Duration wait) {
        return wait.compareTo(longestWait) <= 0;
    }

    /** Full jitter: clients that failed together must not come back together. */
    private Duration backOff(int attempt) {
        long ceiling = firstBackOff.toMillis() << (attempt - 1);
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(ceiling + 1));
    }
}
