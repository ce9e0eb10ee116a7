package io.closeloop.gateway.application;

import io.closeloop.events.OutgoingEvent;
import io.closeloop.events.SmsEvent;
import io.closeloop.events.Tenant;
import io.closeloop.events.Topics;
import io.closeloop.gateway.domain.Position;
import io.closeloop.gateway.domain.Telling;
import io.closeloop.gateway.domain.Text;
import io.closeloop.gateway.store.LedgerEntry;
import io.closeloop.outbox.Outbox;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells the others how texts ended, in the transaction in which they did. */
@ApplicationScoped
public class Announcing {

    private final Outbox outbox;
    private final MeterRegistry meters;

    public Announcing(Outbox outbox, MeterRegistry meters) {
        this.outbox = outbox;
        this.meters = meters;
    }

    /** @param before where the text stood; an end that was told before is not told again */
    public Uni<Void> change(LedgerEntry entry, Position before, Instant at) {
        return changes(List.of(event(entry, before, at)));
    }

    Uni<Void> changes(List<Optional<OutgoingEvent>> events) {
        return outbox.add(events.stream().flatMap(Optional::stream).toList());
    }

    Optional<OutgoingEvent> event(LedgerEntry entry, Position before, Instant at) {
        Text text = entry.text();
        if (text.position().state().equals(before.state())) {
            return Optional.empty();
        }
        meters.counter(
                        "closeloop.gateway.texts",
                        "state",
                        text.position().state().name().name())
                .increment();
        return Telling.of(text).map(event -> about(text.tenant(), event, at, entry.traceparent()));
    }

    Uni<Void> tell(Tenant tenant, SmsEvent event, Instant at, @Nullable String traceparent) {
        return outbox.add(List.of(about(tenant, event, at, traceparent)));
    }

    private static OutgoingEvent about(Tenant tenant, SmsEvent event, Instant at, @Nullable String traceparent) {
        return OutgoingEvent.aboutLead(Topics.SMS_EVENTS, "sms-gateway", tenant, event.leadId(), at, event)
                .withTraceparent(traceparent);
    }
}
