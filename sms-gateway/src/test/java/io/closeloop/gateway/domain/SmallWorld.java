package io.closeloop.gateway.domain;

import static io.closeloop.gateway.domain.Texts.NOON;

import io.closeloop.events.LeadMessage.Gate;
import io.closeloop.events.LeadMessage.GateReason;
import io.closeloop.events.LeadMessage.Scope;
import io.closeloop.gateway.domain.Clearance.Cleared;
import io.closeloop.gateway.domain.Clearance.Conditions;
import io.closeloop.gateway.domain.Clearance.Sender;
import io.closeloop.gateway.domain.Clearance.Wait;
import io.closeloop.gateway.domain.GateState.Change;
import io.closeloop.gateway.domain.Known.NothingAsked;
import io.closeloop.gateway.domain.Known.TakenOver;
import io.closeloop.gateway.domain.State.Claimed;
import io.closeloop.gateway.domain.State.Final;
import io.closeloop.gateway.domain.State.Flipping;
import io.closeloop.gateway.domain.State.Requested;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One text, its ledger row, its gates, Close, and any number of workers that come, crash, and come back late. Ledger and gates change
 * only in whole transactions, as the locks have it; between them anything may happen. Gates are kept twice: as the domain keeps them, and in
 * {@link #closed}, by which it is judged.
 */
final class SmallWorld {

    private final Map<GateReason, GateState> gates = new EnumMap<>(GateReason.class);
    private final List<Worker> workers = new ArrayList<>();
    private final List<String> intentsBehindAGate = new ArrayList<>();
    private final Map<GateReason, Long> lastOpening = new EnumMap<>(GateReason.class);
    private long sequence = 10;

    final Set<GateReason> closed = EnumSet.noneOf(GateReason.class);
    final SmallClose close = new SmallClose();
    Text text;
    int claim;

    SmallWorld(Text text) {
        this.text = text;
    }

    List<String> intentsBehindAGate() {
        return intentsBehindAGate;
    }

    Set<GateReason> closedForTheText() {
        Set<GateReason> inItsWay = EnumSet.noneOf(GateReason.class);
        inItsWay.addAll(closed);
        if (text.request().mayPass() != null) {
            inItsWay.remove(text.request().mayPass());
        }
        return inItsWay;
    }

    void close(GateReason reason) {
        closed.add(reason);
        if (change(reason, true, ++sequence).stops(text)) {
            text = text.at(text.position().voided("gate " + reason));
        }
    }

    void open(GateReason reason) {
        closed.remove(reason);
        change(reason, false, ++sequence);
        lastOpening.put(reason, sequence);
    }

    /**
     * With its gates open, lead-lifecycle wants the text after all. Who is clearing it away loses it, and may still be in a call; who is
     * pulling it back goes on.
     */
    void askAgain() {
        if (!closedForTheText().isEmpty()) {
            return;
        }
        Position anew = text.position().askedAgain();
        sequence++;
        if (!anew.equals(text.position())) {
            text = new Text(text.tenant(), text.request(), sequence, text.since(), anew);
            claim += anew.state() instanceof Requested ? 1 : 0;
        }
    }

    /** An old event comes once more. */
    void repeatOpening(GateReason reason) {
        if (lastOpening.containsKey(reason)) {
            change(reason, false, lastOpening.get(reason));
        }
    }

    /** From here on everything works, and there is time enough. */
    void finish() {
        for (int round = 0; round < 50; round++) {
            claim();
            for (int step = 0; step < 20; step++) {
                work(SmallClose.Fate.ANSWERED);
            }
            send();
        }
    }

    private GateState change(GateReason reason, boolean closes, long at) {
        Gate gate = new Gate(Scope.ENGAGEMENT, Texts.ENGAGEMENT.toString(), reason);
        Change change = new Change(closes, text.request().leadId(), at, NOON);
        GateState stands = gates.containsKey(reason) ? gates.get(reason).after(change) : GateState.first(gate, change);
        gates.put(reason, stands);
        return stands;
    }

    /** Another worker comes by and finds the text due. The one before may still be in a call. */
    void claim() {
        Position position = text.position();
        if (!position.isUnfinished()) {
            return;
        }
        if (position.state() instanceof Final && position.leftover().draft() == null) {
            // Clearing up begins minutes after the end: every call of an earlier worker has long timed out.
            workers.clear();
        }
        workers.forEach(earlier -> earlier.isLate = true);
        if (!(position.state() instanceof Requested)) {
            text = text.at(position.takenOver());
            workers.add(new Worker(new TakenOver()));
            return;
        }
        switch (clearance()) {
            case Cleared() -> {
                text = text.at(position.as(new Claimed()));
                workers.add(new Worker(new NothingAsked()));
            }
            case Wait wait -> {}
            case Clearance.Refused(Final end) -> text = text.at(position.as(end));
        }
    }

    void crash() {
        workers.clear();
    }

    /** The oldest worker does one thing, and its call ends so. Who clears up after an end has waited until lists lag no more. */
    void work(SmallClose.Fate fate) {
        if (!workers.isEmpty()) {
            Worker worker = workers.removeFirst();
            boolean possible =
                    fate != SmallClose.Fate.LAGGING || !(text.position().state() instanceof Final);
            if (worker.step(possible ? fate : SmallClose.Fate.ANSWERED)) {
                workers.add(worker);
            }
        }
    }

    /** Close sends what is in its outbox, and says so. */
    void send() {
        close.send().forEach(id -> text = text.at(text.position().sent(id, NOON)));
    }

    private Clearance clearance() {
        return Clearance.of(text, new Conditions(NOON, List.copyOf(gates.values()), Sender.CONNECTED, Instant.MIN));
    }

    private final class Worker {

        private final int number = ++claim;
        private Position seen = text.position();
        private Known known;

        /** Its claim has run out: the call that it is in may still take effect, and is its last. */
        private boolean isLate;

        private Worker(Known known) {
            this.known = known;
        }

        /** @return whether it goes on */
        private boolean step(SmallClose.Fate fate) {
            return switch (NextStep.of(seen, known)) {
                case Step.Rest rest -> rest();
                case Step.Clear(String smsId) -> clear(smsId);
                case Step call -> {
                    known = close.answer(call, fate);
                    yield !isLate;
                }
            };
        }

        private boolean rest() {
            if (number != claim) {
                return false;
            }
            known = seen.equals(text.position()) ? known : new NothingAsked();
            seen = text.position();
            if (NextStep.of(seen, known) instanceof Step.Rest(Position next, var pause)) {
                text = text.at(next);
                return false;
            }
            return true;
        }

        private boolean clear(String smsId) {
            if (number != claim) {
                text = text.at(text.position().withStray(smsId));
                claim++;
                return false;
            }
            text = text.at(text.position().cleared(smsId, clearance()));
            seen = text.position();
            known = new NothingAsked();
            if (seen.state() instanceof Flipping flipping
                    && flipping.recall() == null
                    && !closedForTheText().isEmpty()) {
                intentsBehindAGate.add(seen + " behind " + closedForTheText());
            }
            return !(seen.state() instanceof State.Drafted);
        }
    }
}
