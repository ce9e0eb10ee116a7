package io.closeloop.gateway.application;

import io.closeloop.gateway.application.CloseNews.NotSent;
import io.closeloop.gateway.application.CloseNews.OfText;
import io.closeloop.gateway.application.CloseNews.Sent;
import io.closeloop.gateway.store.Ledger;
import io.closeloop.gateway.store.LedgerEntry;
import io.closeloop.gateway.store.Moved;
import io.closeloop.outbox.Inbox;
import io.closeloop.outbox.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
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
    private final Recording recording;
    private final Clock clock;

    public HearingFromClose(
            Transactions transactions,
            Inbox inbox,
            Ledger ledger,
            AttributingText attributing,
            Recording recording,
            Clock clock) {
        this.transactions = transactions;
        this.inbox = inbox;
        this.ledger = ledger;
        this.attributing = attributing;
        this.recording = recording;
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
        return ledger.bySmsId(integration, smsIds).chain(found -> {
            Map<String, LedgerEntry> ours = new HashMap<>(found);
            Uni<Void> inOrder = Uni.createFrom().voidItem();
            for (OfText one : news) {
                inOrder = inOrder.chain(() -> inbox.isNews(integration, one.eventId(), one.changedAt()))
                        .chain(isNews ->
                                isNews ? hear(one, ours) : Uni.createFrom().voidItem());
            }
            return inOrder;
        });
    }

    /** @param ours the ledger's entries by Close's ids, as they stand after the news before */
    private Uni<Void> hear(OfText news, Map<String, LedgerEntry> ours) {
        LedgerEntry entry = ours.get(news.smsId());
        if (entry == null) {
            return news instanceof Sent(var _, var _, var text)
                    ? attributing.attribute(text)
                    : Uni.createFrom().voidItem();
        }
        Optional<Moved> ended = ended(entry, news);
        ended.ifPresent(moved -> ours.put(news.smsId(), moved.after()));
        return recording.write(ended.stream().toList());
    }

    private Optional<Moved> ended(LedgerEntry entry, OfText news) {
        Instant now = clock.instant();
        return switch (news) {
            case Sent(var _, var _, var text) -> entry.sent(text.smsId(), text.at(), now);
            case NotSent(var _, var _, var _, var _, var error) ->
                Optional.of(entry.move(entry.text().position().failed(error), now));
        };
    }
}
