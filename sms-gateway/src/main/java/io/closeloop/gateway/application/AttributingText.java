package io.closeloop.gateway.application;

import io.closeloop.events.SmsEvent.PersonTexted;
import io.closeloop.gateway.domain.Attribution;
import io.closeloop.gateway.domain.Attribution.NotYetKnown;
import io.closeloop.gateway.domain.Attribution.Persons;
import io.closeloop.gateway.domain.SentText;
import io.closeloop.gateway.store.Ledger;
import io.closeloop.gateway.store.UnattributedTexts;
import io.closeloop.outbox.Inbox;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Whose is a text that Close has sent and whose id the ledger does not know? A person's is told; what cannot be known yet is looked at again. */
@ApplicationScoped
public class AttributingText {

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final Inbox inbox;
    private final Ledger ledger;
    private final UnattributedTexts unattributed;
    private final Recording recording;
    private final MeterRegistry meters;
    private final Clock clock;

    public AttributingText(
            Inbox inbox,
            Ledger ledger,
            UnattributedTexts unattributed,
            Recording recording,
            MeterRegistry meters,
            Clock clock) {
        this.inbox = inbox;
        this.ledger = ledger;
        this.unattributed = unattributed;
        this.recording = recording;
        this.meters = meters;
        this.clock = clock;
    }

    /** In a transaction, in which the ledger has no text of that id. */
    Uni<Void> attribute(SentText sent) {
        return ledger.unfinishedTo(sent.phone()).chain(texts -> switch (Attribution.of(texts)) {
            case Persons() -> personTexted(sent);
            case NotYetKnown() -> unattributed.put(sent, clock.instant().plus(LOOK_AGAIN));
        });
    }

    /** Once, whichever of Close's events says so: {@code sent}, or an {@code updated} that shows it as sent. */
    private Uni<Void> personTexted(SentText sent) {
        return inbox.isNews(sent.tenant().integration(), "person's " + sent.smsId(), Instant.EPOCH)
                .chain(isNews -> isNews ? tell(sent) : Uni.createFrom().voidItem());
    }

    private Uni<Void> tell(SentText sent) {
        meters.counter("closeloop.gateway.person.texts").increment();
        PersonTexted event = new PersonTexted(
                sent.leadId(),
                sent.contactId(),
                sent.smsId(),
                sent.remotePhone(),
                sent.at(),
                sent.userId(),
                sent.workflowId());
        return recording.tell(sent.tenant(), event, clock.instant(), sent.traceparent());
    }
}
