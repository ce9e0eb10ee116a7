package io.closeloop.simulator.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.fault.Counted;
import io.closeloop.simulator.fault.Delivered;
import io.closeloop.simulator.fault.DeliveryFault;
import io.closeloop.simulator.fault.Faults;
import io.closeloop.simulator.state.Actor;
import io.closeloop.simulator.state.Close;
import io.closeloop.simulator.state.Json;
import io.closeloop.simulator.state.Organization;
import io.closeloop.simulator.state.Switch;
import io.closeloop.simulator.state.Timers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sends events to subscriptions: in parallel, so in no order; again with growing pauses until a 2xx comes back. Source: close-api.md
 * 2.2, 2.3.
 */
final class Deliveries {
    private final Close close;
    private final Clock clock;
    private final Timers timers;
    private final DeliverySettings settings;
    private final Faults faults;
    private final Transport transport;
    private final Health health;
    private final Misfortune misfortune;
    private final Map<String, Integer> backlog = new ConcurrentHashMap<>();

    Deliveries(Close close, Clock clock, Timers timers, DeliverySettings settings, Faults faults, Transport transport) {
        this.close = close;
        this.clock = clock;
        this.timers = timers;
        this.settings = settings;
        this.faults = faults;
        this.transport = transport;
        this.health = new Health(close, settings.patience());
        this.misfortune = new Misfortune(timers, new Ways());
    }

    void offer(Organization organization, String subscriptionId, Event event) {
        if (backlog.merge(subscriptionId, 1, Integer::sum) > settings.backlog()) {
            timers.after(Duration.ZERO, () -> health.pause(organization, subscriptionId, "backlog"));
        }
        Delivery delivery = new Delivery(organization, subscriptionId, event, 1, clock.instant());
        Duration wait = SmsOrder.wait(close, event);
        if (wait.isZero()) {
            attempt(delivery);
        } else {
            timers.after(wait, () -> attempt(delivery));
        }
    }

    private void attempt(Delivery delivery) {
        Event event = delivery.event();
        Optional<Counted<DeliveryFault>> fault = faults.take(
                new Delivered(event.objectType(), event.action(), event.organizationId(), delivery.subscriptionId()));
        boolean first = close.switches().is(Switch.RETRY_TIMESTAMP, "first");
        Instant signedAt = first ? delivery.since() : clock.instant();
        fault.ifPresentOrElse(
                f -> {
                    misfortune.befall(delivery, f.fault(), clock.instant());
                    f.settle();
                },
                () -> new Ways().send(delivery, new Envelope(signedAt, true, null)));
    }

    /** A queue that is kept is looked at again and again until its subscription is active. */
    private boolean waits(Delivery delivery) {
        return close.locked(() -> delivery.organization()
                .table(Webhooks.RESOURCE)
                .find(delivery.subscriptionId())
                .filter(s -> close.knows(delivery.organization()) && Webhooks.keepsQueue(s))
                .isPresent());
    }

    /** The key, the address and the state are those of now, not of when the event happened; empty when it is not to be delivered. */
    private Optional<ObjectNode> subscription(Delivery delivery) {
        return close.locked(() -> delivery.organization()
                .table(Webhooks.RESOURCE)
                .find(delivery.subscriptionId())
                .filter(s -> close.knows(delivery.organization())
                        && Subscriptions.isActive(s)
                        && !Webhooks.clearedAt(s).isAfter(delivery.event().updated())));
    }

    private final class Ways implements Misfortune.Way {
        @Override
        public void send(Delivery delivery, Envelope envelope) {
            subscription(delivery).ifPresentOrElse(s -> post(delivery, envelope, s, true), () -> waitOrDrop(delivery));
        }

        private void waitOrDrop(Delivery delivery) {
            if (waits(delivery)) {
                timers.after(settings.firstRetry(), () -> attempt(delivery));
            } else {
                done(delivery);
            }
        }

        @Override
        public void sendCopy(Delivery delivery, Envelope envelope) {
            subscription(delivery).ifPresent(s -> post(delivery, envelope, s, false));
        }

        @Override
        public void lose(Delivery delivery, Envelope envelope) {
            done(delivery);
            note(delivery, envelope, "webhook_lost", delivery.subscriptionId(), 0);
        }

        private void post(Delivery delivery, Envelope envelope, ObjectNode subscription, boolean counts) {
            Transport.Post post = envelope.post(delivery, subscription, settings.timeout(), follows());
            var unused = transport.post(post).whenComplete((status, failure) -> {
                int answered = failure == null ? status : 0;
                if (counts) {
                    settle(delivery, answered);
                }
                note(delivery, envelope, "webhook_answered", post.url(), answered);
                if (envelope.fault() == null) {
                    misfortune.overtaken(delivery.subscriptionId());
                }
            });
        }
    }

    private boolean follows() {
        return close.switches().is(Switch.REDIRECT, "followed");
    }

    private void settle(Delivery delivery, int status) {
        Instant now = clock.instant();
        boolean only200 = close.switches().is(Switch.DELIVERED_BY, "only_200");
        boolean good = only200 ? status == 200 : status >= 200 && status < 300;
        if (good) {
            health.taken(delivery.organization(), delivery.subscriptionId());
        } else {
            health.refused(delivery.organization(), delivery.subscriptionId(), status, now);
        }
        boolean unwanted = status == 410 && close.switches().is(Switch.GONE, "given_up");
        if (good || unwanted || now.isAfter(delivery.since().plus(settings.giveUp()))) {
            done(delivery);
        } else {
            timers.after(settings.pauseAfter(delivery.attempt()), () -> attempt(delivery.again()));
        }
    }

    /** For whoever measures: when an event was taken, and how often it was refused before. */
    private void note(Delivery delivery, Envelope envelope, String kind, String url, int status) {
        Event event = delivery.event();
        ObjectNode effect = Json.object()
                .put("kind", kind)
                .put("subscription_id", delivery.subscriptionId())
                .put("event_id", event.id())
                .put("object_type", event.objectType())
                .put("object_id", event.objectId())
                .put("lead_id", event.leadId())
                .put("action", event.action())
                .put("attempt", delivery.attempt());
        if (envelope.fault() != null) {
            effect.put("fault", envelope.fault());
        }
        Actor self = Actor.self(Actor.DELIVER, url, event.requestId());
        close.note(event.organizationId(), self, status, effect);
    }

    private void done(Delivery delivery) {
        backlog.computeIfPresent(delivery.subscriptionId(), (id, count) -> count > 1 ? count - 1 : null);
    }
}
