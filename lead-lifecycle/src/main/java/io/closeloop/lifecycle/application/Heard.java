package io.closeloop.lifecycle.application;

import io.closeloop.events.OutgoingEvent;
import io.closeloop.lifecycle.domain.decision.Entry;
import java.util.List;

/** What came of news. */
public sealed interface Heard {

    /** Decided; either list may be empty. */
    record Decided(List<OutgoingEvent> events, List<Entry> timeline) implements Heard {}

    /** The inbox has seen all of it: it has had its effect before. */
    record SeenBefore() implements Heard {}

    /** The lead is parked or behind: it is stored behind what waits. */
    record Stored() implements Heard {}

    /** There is nothing in it that concerns a lead here. */
    record Nothing() implements Heard {}
}
