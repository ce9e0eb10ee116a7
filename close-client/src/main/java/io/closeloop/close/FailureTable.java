package io.closeloop.close;

import io.closeloop.close.CloseFailure.Forbidden;
import io.closeloop.close.CloseFailure.NotFound;
import io.closeloop.close.CloseFailure.PlanLimit;
import io.closeloop.close.CloseFailure.RateLimited;
import io.closeloop.close.CloseFailure.Unauthorized;
import io.closeloop.close.CloseFailure.Unavailable;
import io.closeloop.close.credential.CredentialUnreadableException;
import io.closeloop.close.limit.RefusedException;
import io.closeloop.close.limit.TooLateException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import jakarta.ws.rs.WebApplicationException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.function.Function;
import javax.net.ssl.SSLHandshakeException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jspecify.annotations.Nullable;

/** What Close's answer, or its silence, means. Source: close-api.md 8.2. The same table in prose: README.md. */
final class FailureTable {

    private static final String OPEN = "Close failed too often for this connection; not asked again for a while";

    private FailureTable() {}

    /** What the breaker counts of answers. A 408 leaves a caller in the dark, but somebody is there and answers, as with any 4xx. */
    static boolean isTrouble(int status) {
        return status < 400 || status >= 500;
    }

    /** An answer other than 2xx. */
    static CloseFailure ofAnswer(int status, Function<String, @Nullable String> header, String body) {
        return switch (status) {
            case 401 -> new Unauthorized();
            case 402 -> new PlanLimit();
            case 403 -> new Forbidden();
            case 404 -> new NotFound();
            case 429 -> new RateLimited(RateLimitHeaders.wait(header));
            case 408 -> new Unavailable(Stage.UNKNOWN, "status 408");
            default ->
                status >= 400 && status < 500
                        ? FieldErrors.read(status, body)
                        : new Unavailable(Stage.UNKNOWN, "status " + status);
        };
    }

    /** No answer, or a 2xx that could not be read. */
    static CloseFailure ofThrowable(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            CloseFailure known = known(cause);
            if (known != null) {
                return known;
            }
        }
        return new Unavailable(Stage.UNKNOWN, name(thrown));
    }

    private static @Nullable CloseFailure known(Throwable cause) {
        return switch (cause) {
            case CloseAnswered answered -> answered.failure();
            case RefusedException refused -> new RateLimited(refused.after());
            case TooLateException late -> new Unavailable(Stage.BEFORE, String.valueOf(late.getMessage()));
            case CircuitBreakerOpenException _ -> new Unavailable(Stage.BEFORE, OPEN);
            case ConnectException _,
                    UnknownHostException _,
                    SSLHandshakeException _,
                    ConnectionPoolTooBusyException _,
                    CredentialUnreadableException _ -> before(cause);
            // Refusals come as CloseAnswered; what is left is a 2xx whose JSON the client could not read.
            case WebApplicationException _ -> new Unavailable(Stage.AFTER, "unreadable answer");
            default -> null;
        };
    }

    private static CloseFailure before(Throwable cause) {
        return new Unavailable(Stage.BEFORE, name(cause));
    }

    private static String name(Throwable cause) {
        return cause.getClass().getSimpleName();
    }
}
