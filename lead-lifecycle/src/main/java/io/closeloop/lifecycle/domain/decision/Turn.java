package io.closeloop.lifecycle.domain.decision;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.closeloop.events.Cause;
import io.closeloop.events.DomainEvent;
import io.closeloop.events.LeadKey;
import io.closeloop.events.LeadMessage.Gate;
import io.closeloop.events.LeadMessage.GateClosed;
import io.closeloop.events.LeadMessage.GateOpened;
import io.closeloop.events.LeadMessage.GateReason;
import io.closeloop.events.LeadMessage.Scope;
import io.closeloop.events.Milestone;
import io.closeloop.events.MilestoneReached;
import io.closeloop.lifecycle.domain.decision.Decision.Numbered;
import io.closeloop.lifecycle.domain.news.News;
import io.closeloop.lifecycle.domain.state.Bookings;
import io.closeloop.lifecycle.domain.state.Engagement;
import io.closeloop.lifecycle.domain.state.Facts;
import io.closeloop.lifecycle.domain.state.LeadState;
import io.closeloop.lifecycle.domain.state.MasterKill;
import io.closeloop.lifecycle.domain.state.Parties;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A decision being written: rules read the state as the rules before them left it, and add to it in the order in which things are to be
 * told. Lives as long as one call of {@code decide}, so that call is a pure function all the same.
 */
public final class Turn {

    private final News news;
    private final Context context;
    private final List<Numbered> events = new ArrayList<>();
    private final List<RequestChange> requests = new ArrayList<>();
    private final List<PhoneChange> phones = new ArrayList<>();
    private final List<Entry> timeline = new ArrayList<>();
    private LeadState state;

    public Turn(LeadState state, News news, Context context) {
        this.state = state;
        this.news = news;
        this.context = context;
    }

    public LeadState state() {
        return state;
    }

    public News news() {
        return news;
    }

    public Context context() {
        return context;
    }

    public String leadId() {
        return context.lead().leadId();
    }

    public Decision decision() {
        return new Decision(
                state, List.copyOf(events), List.copyOf(requests), List.copyOf(phones), List.copyOf(timeline));
    }

    /** Follows from lead and sequence: a transaction that is decided anew draws the same one. */
    public UUID newId() {
        String name = context.lead() + "#" + nextSequence();
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }

    /** Under which id an engagement goes on at the lead that its own was merged into: whoever passes on what concerns it names it by that. */
    public UUID idAt(String leadId, UUID former) {
        String name = new LeadKey(context.lead().integration(), leadId) + "<-" + former;
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }

    /** For a letter, so that it takes no other's place. */
    public long drawNumber() {
        return nextSequence();
    }

    public void know(Facts facts) {
        state = state.withFacts(facts);
    }

    public void masterKill(@Nullable MasterKill masterKill) {
        state = state.withMasterKill(masterKill);
    }

    public void know(Bookings bookings) {
        state = state.with(bookings);
    }

    /** @param leadId null: it was not merged after all */
    public void mergedInto(@Nullable String leadId) {
        state = state.withMergedInto(leadId);
    }

    /** Kill or disqualification came or went. */
    public void flip() {
        state = state.with(state.flips().and(news.at()));
    }

    /** After a merge the numbers go on above those of both leads. */
    public void goOnAbove(long sequence) {
        state = state.withSequence(Math.max(state.sequence(), sequence));
    }

    public <T extends Engagement> T put(T engagement) {
        state = state.with(engagement);
        return engagement;
    }

    public void emit(DomainEvent event) {
        events.add(new Numbered(nextSequence(), event));
    }

    /** The caller has made the transition; the fact that made it fire is the news at hand, or an older one that it completes. */
    public void milestone(Milestone milestone, Engagement.Open engagement, Cause cause) {
        Parties who = engagement.who();
        emit(new MilestoneReached(
                milestone, leadId(), who.contactId(), who.setterId(), engagement.id(), news.at(), cause));
        note(Entry.Kind.DECISION, milestone.label(), null, engagement.id(), cause);
    }

    public void close(Engagement.Open engagement, GateReason reason) {
        emit(new GateClosed(leadId(), gate(engagement, reason)));
    }

    public void open(Engagement.Open engagement, GateReason reason) {
        emit(new GateOpened(leadId(), gate(engagement, reason)));
    }

    /** The gate of the whole lead, whoever talks with it. */
    public void closeLead(GateReason reason) {
        emit(new GateClosed(leadId(), new Gate(Scope.LEAD, leadId(), reason)));
    }

    public void openLead(GateReason reason) {
        emit(new GateOpened(leadId(), new Gate(Scope.LEAD, leadId(), reason)));
    }

    public void send(String otherLeadId, Request.Letter letter) {
        requests.add(new RequestChange.Send(otherLeadId, letter));
    }

    public void start(Request request, Duration delay) {
        requests.add(new RequestChange.Start(request, delay));
    }

    public void cancel(String slot) {
        requests.add(new RequestChange.Cancel(slot));
    }

    public void phone(PhoneChange change) {
        phones.add(change);
    }

    public void fact(String what, @Nullable Engagement engagement) {
        note(Entry.Kind.FACT, what, null, engagement == null ? null : engagement.id(), news.cause());
    }

    public void heard(String what, String text, @Nullable Engagement engagement) {
        note(Entry.Kind.FACT, what, text, engagement == null ? null : engagement.id(), news.cause());
    }

    public void decided(String what, @Nullable Engagement engagement) {
        note(Entry.Kind.DECISION, what, null, engagement == null ? null : engagement.id(), news.cause());
    }

    public void said(String what, String text, Engagement engagement) {
        note(Entry.Kind.DECISION, what, text, engagement.id(), news.cause());
    }

    public void refused(String what, @Nullable Engagement engagement) {
        note(Entry.Kind.REFUSED, what, null, engagement == null ? null : engagement.id(), news.cause());
    }

    public void held(String what, @Nullable String text, Engagement engagement) {
        note(Entry.Kind.HELD, what, text, engagement.id(), news.cause());
    }

    private void note(Entry.Kind kind, String what, @Nullable String text, @Nullable UUID engagementId, Cause cause) {
        Instant at = news.at();
        timeline.add(new Entry(kind, at, what, text, cause, engagementId));
    }

    private long nextSequence() {
        state = state.withSequence(state.sequence() + 1);
        return state.sequence();
    }

    private static Gate gate(Engagement.Open engagement, GateReason reason) {
        return new Gate(Scope.ENGAGEMENT, engagement.id().toString(), reason);
    }
}
