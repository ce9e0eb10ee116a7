package io.closeloop.gateway.application;

import io.closeloop.events.Envelope;
import io.closeloop.events.IncomingEvent;
import io.closeloop.events.LeadMessage;
import io.closeloop.events.LeadMessage.Gate;
import io.closeloop.events.LeadMessage.GateClosed;
import io.closeloop.events.LeadMessage.GateOpened;
import io.closeloop.events.LeadMessage.MessageRequested;
import io.closeloop.events.LeadMessage.MessageWithdrawn;
import io.closeloop.gateway.domain.GatePlace;
import io.closeloop.gateway.domain.GateState;
import io.closeloop.gateway.domain.GateState.Change;
import io.closeloop.gateway.domain.Position;
import io.closeloop.gateway.domain.Text;
import io.closeloop.gateway.store.Gates;
import io.closeloop.gateway.store.Ledger;
import io.closeloop.gateway.store.LedgerEntry;
import io.closeloop.outbox.Inbox;
import io.closeloop.outbox.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * What lead-lifecycle says, written down: texts asked for, taken back, gates closed and opened. One transaction for what a lead's poll
 * brought; a gate's instant is its commit (promise 6).
 */
@ApplicationScoped
public class ObeyingLifecycle {

    private final Transactions transactions;
    private final Inbox inbox;
    private final Gates gates;
    private final Ledger ledger;
    private final Recording recording;
    private final Event<TextsDue> due;
    private final Clock clock;

    public ObeyingLifecycle(
            Transactions transactions,
            Inbox inbox,
            Gates gates,
            Ledger ledger,
            Recording recording,
            Event<TextsDue> due,
            Clock clock) {
        this.transactions = transactions;
        this.inbox = inbox;
        this.gates = gates;
        this.ledger = ledger;
        this.recording = recording;
        this.due = due;
        this.clock = clock;
    }

    /** @param lead what was said about one lead, in order */
    public Uni<Void> obey(List<IncomingEvent<LeadMessage>> lead) {
        List<GatePlace> changed =
                lead.stream().flatMap(ObeyingLifecycle::changedPlace).distinct().toList();
        // All locks before the first effect: taken event by event they would be taken in the events' order, and could
        // meet a claim's.
        Uni<Void> obeyed = transactions.run(() -> gates.lockForChange(changed).chain(() -> inOrder(lead)));
        return lead.stream().allMatch(ObeyingLifecycle::opens) ? obeyed : obeyed.invoke(() -> due.fire(new TextsDue()));
    }

    private Uni<Void> inOrder(List<IncomingEvent<LeadMessage>> lead) {
        Uni<Void> inOrder = Uni.createFrom().voidItem();
        for (IncomingEvent<LeadMessage> one : lead) {
            Envelope envelope = one.envelope();
            inOrder = inOrder.chain(() -> inbox.isNews(envelope.source(), envelope.id(), envelope.time()))
                    .chain(isNews -> isNews ? obey(one) : Uni.createFrom().voidItem());
        }
        return inOrder;
    }

    private Uni<Void> obey(IncomingEvent<LeadMessage> said) {
        Envelope envelope = said.envelope();
        return switch (said.event()) {
            case MessageRequested request -> ask(envelope, request);
            case MessageWithdrawn(var messageId, var _, var reason) ->
                ledger.find(messageId).chain(found -> voidAll(found.stream().toList(), reason));
            case GateClosed(var _, var gate) -> change(envelope, gate, true);
            case GateOpened(var _, var gate) -> change(envelope, gate, false);
        };
    }

    private Uni<Void> ask(Envelope envelope, MessageRequested request) {
        Text text =
                new Text(envelope.tenant(), request, envelope.requiredSequence(), clock.instant(), Position.REQUESTED);
        return ledger.ask(text, envelope.traceparent());
    }

    private Uni<Void> change(Envelope envelope, Gate gate, boolean closes) {
        String integration = envelope.tenant().integration();
        Change change = new Change(closes, envelope.subject(), envelope.requiredSequence(), envelope.time());
        return gates.change(integration, gate, change)
                .chain(stands -> closes
                        ? voidBehind(GatePlace.of(integration, gate), stands)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> voidBehind(GatePlace place, GateState gate) {
        return ledger.unfinishedBehind(place)
                .chain(found -> voidAll(
                        found.stream().filter(entry -> gate.stops(entry.text())).toList(), gate.reason()));
    }

    private Uni<Void> voidAll(Collection<LedgerEntry> entries, String reason) {
        Instant now = clock.instant();
        return recording.write(entries.stream()
                .map(entry -> entry.recall(entry.text().position().voided(reason), now))
                .toList());
    }

    /** What a gate held back has ended: its opening makes nothing due. */
    private static boolean opens(IncomingEvent<LeadMessage> said) {
        return said.event() instanceof GateOpened;
    }

    private static Stream<GatePlace> changedPlace(IncomingEvent<LeadMessage> said) {
        String integration = said.envelope().tenant().integration();
        return switch (said.event()) {
            case GateClosed(var _, var gate) -> Stream.of(GatePlace.of(integration, gate));
            case GateOpened(var _, var gate) -> Stream.of(GatePlace.of(integration, gate));
            case MessageRequested _, MessageWithdrawn _ -> Stream.empty();
        };
    }
}
