package io.closeloop.lifecycle.application;

import io.closeloop.events.LeadKey;
import io.closeloop.lifecycle.store.OneByOne;
import io.closeloop.lifecycle.store.Original;
import io.closeloop.lifecycle.store.StoredEvents;
import io.closeloop.lifecycle.store.StoredEvents.Stored;
import io.closeloop.lifecycle.store.Together;
import io.closeloop.outbox.Inbox;
import io.closeloop.outbox.Outbox;
import io.closeloop.service.kafka.DeadLetters;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Moves stored events to the dead letters, by the outbox: there or still stored, never both and never neither. They have had no effect. */
@ApplicationScoped
public class PuttingAside {

    private static final String STAGE = "parked";
    private static final int AT_ONCE = 100;

    private final StoredEvents stored;
    private final Inbox inbox;
    private final Outbox outbox;
    private final DeadLetters deadLetters;

    public PuttingAside(StoredEvents stored, Inbox inbox, Outbox outbox, DeadLetters deadLetters) {
        this.stored = stored;
        this.inbox = inbox;
        this.outbox = outbox;
        this.deadLetters = deadLetters;
    }

    /** Inside a transaction that holds the lead: the one that is blamed, if any is. */
    Uni<Void> blamed(LeadKey lead) {
        return stored.blamed(lead).chain(events -> put(lead, events));
    }

    /** Inside a transaction that holds the lead: all, of which no more are in memory than a few at a time. */
    Uni<Void> all(LeadKey lead) {
        return stored.ofLead(lead, AT_ONCE)
                .chain(events -> events.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : put(lead, events).chain(() -> all(lead)));
    }

    private Uni<Void> put(LeadKey lead, List<Stored> events) {
        return OneByOne.run(events, event -> put(lead, event)).chain(() -> stored.remove(events));
    }

    private Uni<Void> put(LeadKey lead, Stored event) {
        Original original = event.event().original();
        Original.Place place = original.place();
        String reason =
                Objects.requireNonNullElse(event.event().reason(), "it waited behind one that could not be handled");
        Map<String, String> headers = new LinkedHashMap<>();
        original.headers().forEach(header -> headers.put(header.name(), header.value()));
        headers.putAll(deadLetters.describe(place.topic(), place.partition(), place.offset(), STAGE, reason));
        deadLetters.count(place.topic(), place.partition(), place.offset(), STAGE, reason);
        Original.Identity identity = original.identity();
        return Together.all(List.of(
                outbox.forward(place.topic() + ".dlq", lead.toString(), headers, original.value()),
                inbox.forget(identity.source(), identity.id(), identity.changedAt())));
    }
}
