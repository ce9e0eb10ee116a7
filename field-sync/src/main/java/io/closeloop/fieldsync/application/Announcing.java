package io.closeloop.fieldsync.application;

import io.closeloop.events.FieldWrite;
import io.closeloop.events.OutgoingEvent;
import io.closeloop.events.Topics;
import io.closeloop.fieldsync.domain.Announcement;
import io.closeloop.fieldsync.domain.Asked;
import io.closeloop.fieldsync.domain.Write;
import io.closeloop.outbox.Outbox;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Tells what became of finished writes, in the transaction that finishes them. */
@ApplicationScoped
public class Announcing {

    private final Outbox outbox;
    private final MeterRegistry meters;

    public Announcing(Outbox outbox, MeterRegistry meters) {
        this.outbox = outbox;
        this.meters = meters;
    }

    Uni<Void> announce(List<Write> changed) {
        Instant now = Instant.now();
        List<OutgoingEvent> events = changed.stream()
                .flatMap(
                        write -> Announcement.of(write, now).map(event -> outgoing(write.asked(), event, now)).stream())
                .toList();
        changed.forEach(write -> meters.counter(
                        "closeloop.field.writes", "state", write.state().name())
                .increment());
        return outbox.add(events);
    }

    private static OutgoingEvent outgoing(Asked asked, FieldWrite event, Instant now) {
        return OutgoingEvent.aboutLead(Topics.FIELD_WRITES, "field-sync", asked.tenant(), asked.leadId(), now, event)
                .withTraceparent(asked.traceparent());
    }
}
