package io.closeloop.simulator.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.state.Actor;
import io.closeloop.simulator.state.Answer;
import io.closeloop.simulator.state.Close;
import io.closeloop.simulator.state.Json;
import io.closeloop.simulator.state.Organization;
import io.closeloop.simulator.state.Timers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sends events to subscriptions: in parallel, so in no order; again with growing pauses until a 2xx comes back. Signed anew at each
 * attempt (UNCONFIRMED). Source: close-api.md 2.2, 2.3.
 */
final class Deliveries {
    private record Delivery(Organization organization, String subscriptionId, Event event, int attempt, Instant since) {
        Delivery again() {
            return new Delivery(organization, subscriptionId, event, attempt + 1, since);
        }
    }

    private final Close close;
    private final Clock clock;
    private final Timers timers;
    private final DeliverySettings settings;
    private final Transport transport;
    private final Map<String, Integer> backlog = new ConcurrentHashMap<>();

    Deliveries(Close close, Clock clock, Timers timers, DeliverySettings settings, Transport transport) {
        this.close = close;
        this.clock = clock;
        this.timers = timers;
        this.settings = settings;
        this.transport = transport;
    }

    void offer(Organization organization, String subscriptionId, Event event) {
        if (backlog.merge(subscriptionId, 1, Integer::sum) > settings.backlog()) {
            timers.after(Duration.ZERO, () -> pause(organization, subscriptionId));
        }
        attempt(new Delivery(organization, subscriptionId, event, 1, clock.instant()));
    }

    /** The key, the address and the state are those of now, not of when the event happened. */
    private void attempt(Delivery delivery) {
        Optional<ObjectNode> subscription = close.locked(() -> delivery.organization()
                .table(Webhooks.RESOURCE)
                .find(delivery.subscriptionId())
                .filter(s -> close.knows(delivery.organization()) && Subscriptions.isActive(s)));
        subscription.ifPresentOrElse(s -> send(delivery, s), () -> done(delivery));
    }

    private void send(Delivery delivery, ObjectNode subscription) {
        String url = subscription.get("url").textValue();
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        byte[] body = delivery.event().delivery(delivery.subscriptionId());
        String key = subscription.get("signature_key").textValue();
        Map<String, String> headers = Map.of(
                "content-type",
                "application/json",
                "close-sig-timestamp",
                timestamp,
                "close-sig-hash",
                Signature.of(key, timestamp, body));
        boolean verify = subscription.path("verify_ssl").asBoolean(true);
        var unused = transport
                .post(new Transport.Post(url, headers, body, verify, settings.timeout()))
                .whenComplete((status, failure) -> settle(delivery, url, failure == null ? status : 0));
    }

    private void settle(Delivery delivery, String url, int status) {
        boolean late = clock.instant().isAfter(delivery.since().plus(settings.giveUp()));
        if ((status >= 200 && status < 300) || late) {
            done(delivery);
        } else {
            timers.after(settings.pauseAfter(delivery.attempt()), () -> attempt(delivery.again()));
        }
        note(delivery, url, status);
    }

    /** For whoever measures: when an event was taken, and how often it was refused before. */
    private void note(Delivery delivery, String url, int status) {
        Event event = delivery.event();
        ObjectNode effect = Json.object()
                .put("kind", "webhook_answered")
                .put("subscription_id", delivery.subscriptionId())
                .put("event_id", event.id())
                .put("object_type", event.objectType())
                .put("object_id", event.objectId())
                .put("lead_id", event.leadId())
                .put("action", event.action())
                .put("attempt", delivery.attempt());
        Actor self = Actor.self(Actor.DELIVER, url, event.requestId());
        close.note(event.organizationId(), self, status, effect);
    }

    private void done(Delivery delivery) {
        backlog.computeIfPresent(delivery.subscriptionId(), (id, count) -> count > 1 ? count - 1 : null);
    }

    /** Too much undelivered: paused, and what waits finds the subscription paused and goes. */
    private void pause(Organization organization, String subscriptionId) {
        close.transact(organization, Actor.self(Actor.TIME, "webhook", close.requestId()), session -> {
            session.find(Webhooks.RESOURCE, subscriptionId)
                    .filter(Subscriptions::isActive)
                    .ifPresent(row -> session.replace(
                            Webhooks.RESOURCE,
                            row,
                            Json.copy(row).put("status", "paused").put("pause_reason", "backlog")));
            return Answer.ok(Json.object());
        });
    }
}
