package io.closeloop.simulator.state;

import org.jspecify.annotations.Nullable;

/**
 * Who causes a change, as events and the ledger report it.
 *
 * @param userId null when no user acted, as with a workflow or the arrival of a text
 * @param apiKeyId null unless the change came through an API key. Source: close-api.md 2.4, 9.2
 * @param method the HTTP method, or ACT for a person's or workflow's hand, TIME for what Close does by itself, DELIVER for a webhook
 * @param path the request's path with its query
 * @param traceparent as the request carried it; kept in the ledger, never sent on: Close knows no tracing
 * @param oauthClientId null unless the change came through an OAuth app
 */
public record Actor(
        @Nullable String userId,
        @Nullable String apiKeyId,
        String requestId,
        String method,
        String path,
        @Nullable String traceparent,
        @Nullable String oauthClientId) {

    public static final String TIME = "TIME";
    public static final String ACT = "ACT";
    public static final String DELIVER = "DELIVER";

    public Actor(
            @Nullable String userId,
            @Nullable String apiKeyId,
            String requestId,
            String method,
            String path,
            @Nullable String traceparent) {
        this(userId, apiKeyId, requestId, method, path, traceparent, null);
    }

    public static Actor self(String method, String path, String requestId) {
        return new Actor(null, null, requestId, method, path, null);
    }

    public static Actor user(String userId, String path, String requestId) {
        return new Actor(userId, null, requestId, ACT, path, null);
    }

    public boolean isRequest() {
        return !method.equals(TIME) && !method.equals(ACT) && !method.equals(DELIVER);
    }

    /** Changes of one object by one actor are consolidated. Per actor: UNCONFIRMED, close-api.md 2.4. */
    public String identity() {
        return apiKeyId != null ? apiKeyId : oauthClientId != null ? oauthClientId : userId != null ? userId : "";
    }
}
