package io.closeloop.service.http;

import org.jspecify.annotations.Nullable;

/** Ends a request with a problem. The detail names the cure. */
public final class ProblemException extends RuntimeException {

    private final transient Problem problem;

    public ProblemException(ErrorCode code, String detail) {
        this(code, detail, null);
    }

    public ProblemException(ErrorCode code, String detail, @Nullable String field) {
        super(code.name() + ": " + detail, null, false, false);
        this.problem = Problem.of(code, detail, field);
    }

    public Problem problem() {
        return problem;
    }
}
