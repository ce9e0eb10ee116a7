package io.closeloop.close;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.closeloop.close.limit.Budget;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * What a 2xx brought.
 *
 * @param value null where the body was empty and should not have been
 * @param budget what Close says is left of its limit; null where it says nothing
 */
record Answer<T>(@Nullable T value, @Nullable Budget budget) {

    static <T> Answer<T> of(RestResponse<T> response) {
        return new Answer<>(response.getEntity(), budget(response));
    }

    /** For calls of which nothing is known beforehand. */
    static Answer<JsonNode> orNull(RestResponse<JsonNode> response) {
        JsonNode body = response.getEntity();
        return new Answer<>(body == null ? NullNode.getInstance() : body, budget(response));
    }

    /** For calls whose answer is {@code {}} or nothing. */
    static Answer<Done> done(RestResponse<Void> response) {
        return new Answer<>(Done.DONE, budget(response));
    }

    private static @Nullable Budget budget(RestResponse<?> response) {
        return Budget.parse(response.getHeaderString(RateLimitHeaders.BUDGET));
    }
}
