package io.closeloop.lifecycle.domain.decision;

import io.closeloop.events.DomainEvent;
import io.closeloop.lifecycle.domain.state.LeadState;
import java.util.List;

/** The outcome of one piece of news: stored in one transaction, or not at all. */
public record Decision(
        LeadState state,
        List<Numbered> events,
        List<RequestChange> requests,
        List<PhoneChange> phones,
        List<Entry> timeline) {

    /** An event and its place in the lead's order. */
    public record Numbered(long sequence, DomainEvent event) {}
}
