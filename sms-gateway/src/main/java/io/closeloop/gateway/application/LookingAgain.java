package io.closeloop.gateway.application;

import io.closeloop.gateway.domain.SentText;
import io.closeloop.gateway.store.Ledger;
import io.closeloop.gateway.store.LedgerEntry;
import io.closeloop.gateway.store.UnattributedTexts;
import io.closeloop.outbox.Transactions;
import io.closeloop.service.trace.FreshContext;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Texts of unknown id, looked at again until it is known whose they are. */
@ApplicationScoped
public class LookingAgain {

    private final UnattributedTexts unattributed;
    private final Ledger ledger;
    private final AttributingText attributing;
    private final Recording recording;
    private final Transactions transactions;
    private final FreshContext contexts;
    private final Clock clock;

    public LookingAgain(
            UnattributedTexts unattributed,
            Ledger ledger,
            AttributingText attributing,
            Recording recording,
            Transactions transactions,
            FreshContext contexts,
            Clock clock) {
        this.unattributed = unattributed;
        this.ledger = ledger;
        this.attributing = attributing;
        this.recording = recording;
        this.transactions = transactions;
        this.contexts = contexts;
        this.clock = clock;
    }

    public Uni<List<SentText>> due(int upTo) {
        return contexts.run(null, () -> unattributed.due(clock.instant(), upTo));
    }

    public Uni<Void> look(SentText sent) {
        return transactions.run(() -> unattributed
                .take(sent)
                .chain(taken -> taken ? attribute(sent) : Uni.createFrom().voidItem()));
    }

    private Uni<Void> attribute(SentText sent) {
        return ledger.bySmsId(sent.tenant().integration(), List.of(sent.smsId()))
                .chain(found -> {
                    LedgerEntry ours = found.get(sent.smsId());
                    return ours == null
                            ? attributing.attribute(sent)
                            : recording.write(ours.sent(sent.smsId(), sent.at(), clock.instant()).stream()
                                    .toList());
                });
    }
}
