package io.closeloop.gateway.application;

import io.closeloop.gateway.application.CloseNews.NotSent;
import io.closeloop.gateway.application.CloseNews.OfText;
import io.closeloop.gateway.application.CloseNews.Sent;
import io.closeloop.gateway.domain.Position;
import io.closeloop.gateway.store.Ledger;
import io.closeloop.gateway.store.LedgerEntry;
import io.closeloop.outbox.Inbox;
import io.closeloop.outbox.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Close says that texts were sent, or were not: ours end with it, and what is not ours is attributed. */
@ApplicationScoped
public class HearingFromClose {

    private final Transactions transactions;
    private final Inbox inbox;
    private final Ledger ledger;
    private final AttributingText attributing;
    private final Announcing announcing;
    private final Clock clock;

    public HearingFromClose(
            Transactions transactions,
            Inbox inbox,
            Ledger ledger,
            AttributingText attributing,
            Announcing announcing,
            Clock clock) {
        this.transactions = transactions;
        this.inbox = inbox;
        this.ledger = ledger;
        this.attributing = attributing;
        this.announcing = announcing;
        this.clock = clock;
    }

    /** @param lead news of one lead of one integration, in order */
    public Uni<Void> hear(List<CloseNews> lead) {
        List<OfText> news = lead.stream()
                .filter(OfText.class::isInstance)
                .map(OfText.class::cast)
                .toList();
        return news.isEmpty() ? Uni.createFrom().voidItem() : transactions.run(() -> hearAll(news));
    }

    private Uni<Void> hearAll(List<OfText> news) {
        String integration = news.getFirst().integration();
        List<String> smsIds = news.stream().map(OfText::smsId).distinct().toList();
        return ledger.bySmsId(integration, smsIds).chain(ours -> {
            Uni<Void> inOrder = Uni.createFrom().voidItem();
            for (OfText one : news) {
                inOrder = inOrder.chain(() -> inbox.isNews(integration, one.eventId(), one.changedAt()))
                        .chain(isNews ->
                                isNews ? hear(one, ours) : Uni.createFrom().voidItem());
            }
            return inOrder;
        });
    }

    private Uni<Void> hear(OfText news, Map<String, LedgerEntry> ours) {
        Optional<LedgerEntry> entry = Optional.ofNullable(ours.get(news.smsId()));
        return switch (news) {
            case Sent(var _, var _, var text) -> attributing.attribute(text, entry);
            case NotSent(var _, var _, var _, var _, var error) ->
                entry.map(known -> failed(known, error))
                        .orElseGet(() -> Uni.createFrom().voidItem());
        };
    }

    private Uni<Void> failed(LedgerEntry entry, String error) {
        Position before = entry.text().position();
        Instant now = clock.instant();
        entry.move(before.failed(error), now);
        return announcing.change(entry, before, now);
    }
}
