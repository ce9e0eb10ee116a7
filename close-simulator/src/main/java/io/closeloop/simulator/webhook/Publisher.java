package io.closeloop.simulator.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.state.Close;
import io.closeloop.simulator.state.Occurrence;
import io.closeloop.simulator.state.Organization;
import io.closeloop.simulator.state.Switch;
import io.closeloop.simulator.state.Timers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns what happened into events. All are in the log at once; {@code updated} and {@code deleted} reach the subscriptions after the
 * consolidation delay, the others at once. Source: close-api.md 2.3.
 */
final class Publisher {
    private record Waiting(Organization organization, ObjectNode json, Event event) {}

    private final Close close;
    private final Timers timers;
    private final DeliverySettings settings;
    private final EventLog log;
    private final Subscriptions subscriptions;
    private final Map<String, Waiting> waiting = new HashMap<>();

    Publisher(Close close, Timers timers, DeliverySettings settings, EventLog log, Subscriptions subscriptions) {
        this.close = close;
        this.timers = timers;
        this.settings = settings;
        this.log = log;
        this.subscriptions = subscriptions;
    }

    /** Called under the lock. */
    void publish(List<Occurrence> occurrences) {
        occurrences.forEach(this::publish);
    }

    private void publish(Occurrence o) {
        boolean update = o.action().equals(Occurrence.UPDATED);
        String key = o.objectId() + '/' + o.action() + '/' + actor(o);
        Waiting earlier = waiting.get(key);
        if (update && earlier != null) {
            ObjectNode json = EventJson.consolidated(earlier.json(), o);
            waiting.put(key, new Waiting(o.organization(), json, log.put(json, o.at())));
            return;
        }
        ObjectNode json = EventJson.of(o, close.ids().next("ev"));
        Event event = log.put(json, o.at());
        if (update || o.action().equals(Occurrence.DELETED)) {
            waiting.put(key, new Waiting(o.organization(), json, event));
            if (update && close.switches().is(Switch.CONSOLIDATED_EVENT, "twice")) {
                subscriptions.offer(o.organization(), json, event);
            }
            timers.after(settings.consolidation(), () -> flush(key));
        } else {
            subscriptions.offer(o.organization(), json, event);
        }
    }

    private String actor(Occurrence o) {
        return close.switches().is(Switch.CONSOLIDATED_BY, "actor") ? o.actor().identity() : "";
    }

    private void flush(String key) {
        close.locked(() -> {
            Waiting due = waiting.remove(key);
            if (due != null) {
                subscriptions.offer(due.organization(), due.json(), due.event());
            }
            return key;
        });
    }

    /** What waits is forgotten with the world it came from. */
    void clear() {
        waiting.clear();
    }
}
