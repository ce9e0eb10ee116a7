package io.closeloop.lifecycle.application;

import io.closeloop.events.OutgoingEvent;
import io.closeloop.lifecycle.domain.decision.Entry;
import io.closeloop.lifecycle.domain.decision.RequestChange;
import io.closeloop.lifecycle.store.Timeline;
import java.util.List;

/** What came of news. */
public sealed interface Heard {

    /** Decided; any list may be empty. */
    record Decided(List<OutgoingEvent> events, List<RequestChange> requests, List<Entry> timeline) implements Heard {

        static Decided of(Outcome outcome) {
            return new Decided(
                    List.copyOf(outcome.events),
                    outcome.requests.values().stream()
                            .map(Outcome.Asked::change)
                            .toList(),
                    outcome.timeline.stream().map(Timeline.Traced::entry).toList());
        }
    }

    /** The inbox has seen all of it: it has had its effect before. */
    record SeenBefore() implements Heard {}

    /** The lead is parked or behind: it is stored behind what waits. */
    record Stored() implements Heard {}

    /** A bug stops it: what comes by Kafka parks the lead; a replay or a question changes nothing. */
    record Fails(String reason) implements Heard {}

    /** There is nothing in it that concerns a lead here. */
    record Nothing() implements Heard {}
}
