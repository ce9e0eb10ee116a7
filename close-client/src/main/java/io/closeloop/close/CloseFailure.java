package io.closeloop.close;

import java.time.Duration;
import java.util.Map;

/** Every way a call can fail, as values. Which answer becomes which case: README.md, the failure table. */
public sealed interface CloseFailure {

    /** 404: gone, merged away, or of another organization; Close does not say which. */
    record NotFound() implements CloseFailure {}

    /**
     * The request as it stands will never succeed: 400, or another 4xx that names no cure.
     *
     * @param reason what Close said in general; empty when it said nothing
     * @param fieldErrors complaint by field path, such as {@code custom.cf_1} or {@code phones[0].phone}
     */
    record Invalid(String reason, Map<String, String> fieldErrors) implements CloseFailure {

        /** Only the names: Close's complaints may quote the value, and that may be a phone number or a text. */
        @Override
        public String toString() {
            return "Invalid[fields=" + fieldErrors.keySet() + "]";
        }
    }

    /** 401, or no credential is stored for the connection: a person has to log in again. */
    record Unauthorized() implements CloseFailure {}

    /** 403: the key's user may not do this. */
    record Forbidden() implements CloseFailure {}

    /** 402: the organization's plan or funds do not cover this. */
    record PlanLimit() implements CloseFailure {}

    /**
     * 429: nothing was done.
     *
     * @param after how long Close asks to wait
     */
    record RateLimited(Duration after) implements CloseFailure {}

    /**
     * Close could not be reached, did not answer in time, or broke.
     *
     * @param reason a class name or a status; never a body
     */
    record Unavailable(Stage stage, String reason) implements CloseFailure {}
}
