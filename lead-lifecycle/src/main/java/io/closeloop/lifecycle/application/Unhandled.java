package io.closeloop.lifecycle.application;

import io.closeloop.events.LeadKey;
import io.closeloop.events.Tenant;
import io.closeloop.lifecycle.store.Original;
import io.closeloop.lifecycle.store.Parking.Waiter;
import io.closeloop.lifecycle.store.StoredEvents.Waiting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events of one lead that are not decided now, in their order. */
public record Unhandled(Tenant tenant, LeadKey lead, List<Original> events) {

    Waiter waiter() {
        return new Waiter(tenant, lead);
    }

    List<Waiting> waiting() {
        return events.stream()
                .map(original -> new Waiting(lead, original, null))
                .toList();
    }

    @Nullable
    String traceparent() {
        return events.isEmpty() ? null : traceparentOf(events.getFirst());
    }

    static @Nullable String traceparentOf(Original original) {
        return original.headers().stream()
                .filter(header -> header.name().equals("traceparent"))
                .map(Original.Header::value)
                .findFirst()
                .orElse(null);
    }
}
