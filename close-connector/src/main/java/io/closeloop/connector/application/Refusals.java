package io.closeloop.connector.application;

import io.closeloop.close.CloseFailure;
import io.closeloop.close.Outcome;
import io.closeloop.service.http.ProblemException;
import io.smallrye.mutiny.Uni;

/** Close's failures as answers to the person who asked, each with its cure. */
final class Refusals {

    private Refusals() {}

    /** @param asked what we asked Close for, as in "Close refuses to &lt;asked&gt;" */
    static <T> Uni<T> valueOf(Outcome<T> outcome, String asked) {
        return switch (outcome) {
            case Outcome.Ok<T>(T value) -> Uni.createFrom().item(value);
            case Outcome.Failed<T>(CloseFailure failure) -> Uni.createFrom().failure(problem(failure, asked));
        };
    }

    static ProblemException problem(CloseFailure failure, String asked) {
        return switch (failure) {
            case CloseFailure.Unauthorized() ->
                new ProblemException(
                        ConnectorError.CLOSE_REFUSED_KEY,
                        "Close does not accept this API key; create one in Close under Settings, Developer, API Keys, and copy it whole",
                        "apiKey");
            case CloseFailure.Forbidden() ->
                refused("the key's user may not " + asked + "; give the user a role that may, or use an admin's key");
            case CloseFailure.PlanLimit() ->
                refused("the organization's Close plan does not cover to " + asked + "; upgrade the plan");
            case CloseFailure.Invalid invalid ->
                refused("to " + asked + ": " + invalid.reason() + invalid.fieldErrors());
            case CloseFailure.NotFound() -> refused("to " + asked + ": Close does not know it (any more)");
            case CloseFailure.RateLimited limited ->
                unavailable("too many requests; try again in "
                        + Math.max(1, limited.after().toSeconds()) + " seconds");
            case CloseFailure.Unavailable away -> unavailable(away.reason() + "; try again");
        };
    }

    private static ProblemException refused(String detail) {
        return new ProblemException(ConnectorError.CLOSE_REFUSED, detail);
    }

    private static ProblemException unavailable(String detail) {
        return new ProblemException(ConnectorError.CLOSE_UNAVAILABLE, detail);
    }
}
