package io.closeloop.gateway.application;

import io.closeloop.events.OutgoingEvent;
import io.closeloop.events.SmsEvent;
import io.closeloop.events.Tenant;
import io.closeloop.events.Topics;
import io.closeloop.gateway.domain.Telling;
import io.closeloop.gateway.domain.Text;
import io.closeloop.gateway.store.Ledger;
import io.closeloop.gateway.store.Moved;
import io.closeloop.outbox.Outbox;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes what has become of texts and tells the others how they ended, in one transaction (promise 2). */
@ApplicationScoped
public class Recording {

    private final Ledger ledger;
    private final Outbox outbox;
    private final MeterRegistry meters;

    public Recording(Ledger ledger, Outbox outbox, MeterRegistry meters) {
        this.ledger = ledger;
        this.outbox = outbox;
        this.meters = meters;
    }

    Uni<Void> write(Moved moved) {
        return write(List.of(moved));
    }

    /** An end that was told before is not told again. */
    Uni<Void> write(Collection<Moved> all) {
        return ledger.save(all)
                .chain(() -> outbox.add(
                        all.stream().flatMap(moved -> ended(moved).stream()).toList()));
    }

    private Optional<OutgoingEvent> ended(Moved moved) {
        Text text = moved.after().text();
        if (text.position().state().equals(moved.before().state())) {
            return Optional.empty();
        }
        meters.counter(
                        "closeloop.gateway.texts",
                        "state",
                        text.position().state().name().name())
                .increment();
        return Telling.of(text)
                .map(event ->
                        about(text.tenant(), event, moved.at(), moved.after().traceparent()));
    }

    Uni<Void> tell(Tenant tenant, SmsEvent event, Instant at, @Nullable String traceparent) {
        return outbox.add(List.of(about(tenant, event, at, traceparent)));
    }

    private static OutgoingEvent about(Tenant tenant, SmsEvent event, Instant at, @Nullable String traceparent) {
        return OutgoingEvent.aboutLead(Topics.SMS_EVENTS, "sms-gateway", tenant, event.leadId(), at, event)
                .withTraceparent(traceparent);
    }
}
