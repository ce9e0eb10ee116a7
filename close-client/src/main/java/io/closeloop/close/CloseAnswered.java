package io.closeloop.close;

import io.closeloop.close.limit.Budget;
import org.jspecify.annotations.Nullable;

/** Carries a failure to where it becomes a value again: from the REST client's error hook, and through the circuit breaker. */
final class CloseAnswered extends RuntimeException {

    private final transient CloseFailure failure;
    private final transient @Nullable Budget budget;

    private final boolean trouble;

    CloseAnswered(CloseFailure failure, @Nullable Budget budget, boolean trouble) {
        super(null, null, false, false);
        this.trouble = trouble;
        this.failure = failure;
        this.budget = budget;
    }

    /** Close is out of reach or broken: what the breaker counts. */
    boolean isTrouble() {
        return trouble;
    }

    CloseFailure failure() {
        return failure;
    }

    /** What Close said is left, on a refusal as on any answer. */
    @Nullable
    Budget budget() {
        return budget;
    }

    @Override
    public String getMessage() {
        return failure.toString();
    }
}
