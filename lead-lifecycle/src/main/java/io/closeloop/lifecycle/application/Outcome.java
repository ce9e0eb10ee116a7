package io.closeloop.lifecycle.application;

import io.closeloop.events.DomainEvent;
import io.closeloop.events.LeadKey;
import io.closeloop.events.LeadMessage;
import io.closeloop.events.MilestoneReached;
import io.closeloop.events.OutgoingEvent;
import io.closeloop.events.Tenant;
import io.closeloop.events.Topic;
import io.closeloop.events.Topics;
import io.closeloop.lifecycle.domain.decision.Decision;
import io.closeloop.lifecycle.domain.decision.RequestChange;
import io.closeloop.lifecycle.domain.state.LeadState;
import io.closeloop.lifecycle.store.ReadModel;
import io.closeloop.lifecycle.store.StoredLead;
import io.closeloop.lifecycle.store.Timeline;
import io.closeloop.service.trace.Trace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one transaction has decided so far about one lead, and will store at its end. */
final class Outcome {

    final Tenant tenant;
    final LeadKey lead;
    final boolean isNew;
    final List<OutgoingEvent> events = new ArrayList<>();
    final List<Timeline.Traced> timeline = new ArrayList<>();
    /** By slot: within one transaction, too, a newer request takes the place of an older one. */
    final Map<String, Asked> requests = new LinkedHashMap<>();

    final ForPeople forPeople = new ForPeople();

    private final LeadState before;
    private LeadState state;

    record Asked(RequestChange change, @Nullable String traceparent) {}

    Outcome(Tenant tenant, LeadKey lead, Optional<StoredLead> stored) {
        this.tenant = tenant;
        this.lead = lead;
        this.isNew = stored.isEmpty();
        this.before = stored.map(StoredLead::state).orElse(LeadState.NEW);
        this.state = before;
    }

    LeadState state() {
        return state;
    }

    ReadModel.Changes forPeople() {
        return forPeople.since(before, state);
    }

    /** Whether what was decided made kill or disqualification come or go once too often. */
    boolean flipsMoreThan(int anHour) {
        return !state.flips().equals(before.flips()) && state.flips().count() > anHour;
    }

    /** Most of what happens in an organization concerns leads that no setter ever talked with: no row is made for them. */
    boolean isNothing() {
        return state.equals(before) && events.isEmpty() && timeline.isEmpty() && requests.isEmpty();
    }

    /** The cause's trace goes on with everything that it causes. */
    void add(Decision decision, @Nullable String traceparent, Instant now) {
        state = decision.state();
        decision.events().stream()
                .map(numbered -> OutgoingEvent.ofLead(
                                topicOf(numbered.event()),
                                tenant,
                                lead.leadId(),
                                numbered.sequence(),
                                now,
                                numbered.event())
                        .withTraceparent(traceparent))
                .forEach(events::add);
        decision.timeline().stream()
                .map(entry -> new Timeline.Traced(entry, Trace.idOf(traceparent)))
                .forEach(timeline::add);
        decision.requests().forEach(change -> requests.put(change.slot(), new Asked(change, traceparent)));
    }

    private static Topic topicOf(DomainEvent event) {
        return switch (event) {
            case MilestoneReached milestone -> Topics.LEAD_MILESTONES;
            case LeadMessage message -> Topics.LEAD_MESSAGES;
            default -> throw new IllegalArgumentException(event.getClass() + " is not for this service to say");
        };
    }
}
