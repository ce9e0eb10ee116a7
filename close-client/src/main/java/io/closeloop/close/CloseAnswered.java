package io.closeloop.close;

/** Carries a refusal from the REST client's error hook to {@link CloseCalls}, which turns it back into a value. Goes no further. */
final class CloseAnswered extends RuntimeException {

    private final transient CloseFailure failure;

    CloseAnswered(CloseFailure failure) {
        super(failure.toString(), null, false, false);
        this.failure = failure;
    }

    CloseFailure failure() {
        return failure;
    }
}
