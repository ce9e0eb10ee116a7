package io.closeloop.simulator.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.state.Actor;
import io.closeloop.simulator.state.Answer;
import io.closeloop.simulator.state.Close;
import io.closeloop.simulator.state.Json;
import io.closeloop.simulator.state.Organization;
import io.closeloop.simulator.state.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/**
 * How a subscription fares: one that only fails for long is paused, and its queue is cleared. The words in {@code health_status},
 * {@code latest_error} and {@code pause_reason} are UNCONFIRMED, save healthy and api. Source: close-api.md 2.1, 2.3.
 */
final class Health {
    private final Close close;
    private final Duration patience;
    private final Map<String, Instant> failingSince = new ConcurrentHashMap<>();

    Health(Close close, Duration patience) {
        this.close = close;
        this.patience = patience;
    }

    void taken(Organization organization, String subscriptionId) {
        if (failingSince.remove(subscriptionId) != null) {
            change(
                    organization,
                    subscriptionId,
                    (session, row) -> row.put("health_status", "healthy").putNull("latest_error"));
        }
    }

    void refused(Organization organization, String subscriptionId, int status, Instant now) {
        Instant since = failingSince.putIfAbsent(subscriptionId, now);
        if (since == null) {
            String error = status == 0 ? "No answer in time." : "Answered with status " + status + ".";
            change(
                    organization,
                    subscriptionId,
                    (session, row) -> row.put("health_status", "failing").put("latest_error", error));
        } else if (!now.isBefore(since.plus(patience))) {
            pause(organization, subscriptionId, "failures");
        }
    }

    /** What waits finds the subscription paused and goes. */
    void pause(Organization organization, String subscriptionId, String reason) {
        failingSince.remove(subscriptionId);
        change(organization, subscriptionId, (session, row) -> {
            row.put("status", "paused");
            return Webhooks.paused(session, row, reason);
        });
    }

    private void change(
            Organization organization, String subscriptionId, BiFunction<Session, ObjectNode, ObjectNode> how) {
        close.aside(organization, Actor.self(Actor.TIME, "webhook", subscriptionId), session -> {
            session.find(Webhooks.RESOURCE, subscriptionId)
                    .filter(Subscriptions::isActive)
                    .ifPresent(row -> session.replace(Webhooks.RESOURCE, row, how.apply(session, Json.copy(row))));
            return Answer.ok(Json.object());
        });
    }
}
