package io.closeloop.gateway.application;

import io.closeloop.events.SmsEvent.PersonTexted;
import io.closeloop.gateway.domain.Attribution;
import io.closeloop.gateway.domain.Attribution.NotYetKnown;
import io.closeloop.gateway.domain.Attribution.Persons;
import io.closeloop.gateway.domain.Position;
import io.closeloop.gateway.domain.SentText;
import io.closeloop.gateway.domain.State;
import io.closeloop.gateway.store.Ledger;
import io.closeloop.gateway.store.LedgerEntry;
import io.closeloop.gateway.store.UnattributedTexts;
import io.closeloop.outbox.Inbox;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whose is a text that Close has sent? Ours ends as sent, a person's is told, and what cannot be known yet is looked at again. */
@ApplicationScoped
public class AttributingText {

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final Inbox inbox;
    private final Ledger ledger;
    private final UnattributedTexts unattributed;
    private final Announcing announcing;
    private final MeterRegistry meters;
    private final Clock clock;

    public AttributingText(
            Inbox inbox,
            Ledger ledger,
            UnattributedTexts unattributed,
            Announcing announcing,
            MeterRegistry meters,
            Clock clock) {
        this.inbox = inbox;
        this.ledger = ledger;
        this.unattributed = unattributed;
        this.announcing = announcing;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * In a transaction.
     *
     * @param entry the ledger's text of that id, if there is one
     */
    Uni<Void> attribute(SentText sent, Optional<LedgerEntry> entry) {
        return entry.isPresent()
                ? ended(entry.get(), sent)
                : ledger.unfinishedTo(sent.phone()).chain(texts -> attribute(sent, Attribution.of(texts)));
    }

    private Uni<Void> attribute(SentText sent, Attribution whose) {
        return switch (whose) {
            case Persons() -> personTexted(sent);
            case NotYetKnown() -> unattributed.put(sent, clock.instant().plus(LOOK_AGAIN));
        };
    }

    private Uni<Void> ended(LedgerEntry entry, SentText sent) {
        Position before = entry.text().position();
        if (before.state() instanceof State.Sent) {
            return unattributed.remove(sent);
        }
        Instant now = clock.instant();
        entry.move(before.sent(sent.smsId(), sent.at()), now);
        return announcing.change(entry, before, now).chain(() -> unattributed.remove(sent));
    }

    /** Once, whichever of Close's events says so: {@code sent}, or an {@code updated} that shows it as sent. */
    private Uni<Void> personTexted(SentText sent) {
        return inbox.isNews(sent.tenant().integration(), "person's " + sent.smsId(), Instant.EPOCH)
                .chain(isNews -> isNews ? tell(sent) : Uni.createFrom().voidItem())
                .chain(() -> unattributed.remove(sent));
    }

    private Uni<Void> tell(SentText sent) {
        meters.counter("closeloop.gateway.person.texts").increment();
        PersonTexted event = new PersonTexted(
                sent.leadId(), sent.contactId(), sent.smsId(), sent.remotePhone(), sent.at(), sent.userId());
        return announcing.tell(sent.tenant(), event, clock.instant(), sent.traceparent());
    }
}
