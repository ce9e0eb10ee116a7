package io.closeloop.gateway.domain;

import io.closeloop.events.LeadMessage.Gate;
import java.time.Instant;
import java.util.Locale;

/**
 * A gate as it stands since the last change.
 *
 * @param leadId whose event changed it last; sequences of different leads cannot be compared
 * @param sequence of that change
 * @param closedSequence of the last closing, which voids every smaller one for good, also after an opening
 * @param at when lead-lifecycle said so
 */
public record GateState(Gate gate, boolean closed, String leadId, long sequence, long closedSequence, Instant at) {

    /** Said of a gate that has never been heard of. */
    public static GateState first(Gate gate, Change change) {
        return new GateState(
                gate,
                change.closes(),
                change.leadId(),
                change.sequence(),
                change.closes() ? change.sequence() : -1,
                change.at());
    }

    /** The newer of the two stands: by sequence within a lead, by time across leads; on a tie the closed one (promise 4). */
    public GateState after(Change change) {
        if (!isNewer(change)) {
            return this;
        }
        long closing = change.closes() ? change.sequence() : leadId.equals(change.leadId()) ? closedSequence : -1;
        return new GateState(gate, change.closes(), change.leadId(), change.sequence(), closing, change.at());
    }

    /** Whether the text may not go because of this gate (promise 6). */
    public boolean stops(Text text) {
        if (gate.reason() == text.request().mayPass()) {
            return false;
        }
        return closed || (leadId.equals(text.request().leadId()) && text.sequence() < closedSequence);
    }

    /** For people: why a text behind it did not go. */
    public String reason() {
        return "gate " + gate.reason() + " on the " + gate.scope().name().toLowerCase(Locale.ROOT);
    }

    private boolean isNewer(Change change) {
        if (leadId.equals(change.leadId())) {
            return change.sequence() > sequence;
        }
        return change.closes() ? !change.at().isBefore(at) : change.at().isAfter(at);
    }

    /** One closing or opening, as lead-lifecycle told it. */
    public record Change(boolean closes, String leadId, long sequence, Instant at) {}
}
