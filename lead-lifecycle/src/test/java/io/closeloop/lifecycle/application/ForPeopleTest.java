package io.closeloop.lifecycle.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.closeloop.events.Cause;
import io.closeloop.events.DomainEvent;
import io.closeloop.events.LeadMessage.Gate;
import io.closeloop.events.LeadMessage.GateClosed;
import io.closeloop.events.LeadMessage.GateReason;
import io.closeloop.events.LeadMessage.MessageRequested;
import io.closeloop.events.LeadMessage.MessageWithdrawn;
import io.closeloop.events.LeadMessage.Purpose;
import io.closeloop.events.LeadMessage.Scope;
import io.closeloop.events.Milestone;
import io.closeloop.events.MilestoneReached;
import io.closeloop.lifecycle.domain.decision.Decision;
import io.closeloop.lifecycle.domain.decision.Entry;
import io.closeloop.lifecycle.domain.news.ContactRead;
import io.closeloop.lifecycle.domain.news.Input;
import io.closeloop.lifecycle.domain.news.News;
import io.closeloop.lifecycle.domain.news.Switch;
import io.closeloop.lifecycle.domain.state.Engagement;
import io.closeloop.lifecycle.domain.state.LeadState;
import io.closeloop.lifecycle.domain.state.Level;
import io.closeloop.lifecycle.domain.state.Parties;
import io.closeloop.lifecycle.domain.state.Wish;
import io.closeloop.lifecycle.store.Milestones.Reached;
import io.closeloop.lifecycle.store.People.Person;
import io.closeloop.lifecycle.store.ReadModel;
import io.closeloop.lifecycle.store.TextChanges;
import io.closeloop.lifecycle.store.TextChanges.Direction;
import io.closeloop.lifecycle.store.TextChanges.Fate;
import io.closeloop.lifecycle.store.TextChanges.Said;
import io.closeloop.lifecycle.store.TextChanges.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ForPeopleTest {

    private static final Instant AT = Instant.parse("2026-02-01T12:00:00Z");
    private static final Instant NOW = AT.plusSeconds(5);
    private static final UUID ENGAGEMENT = new UUID(0, 1);
    private static final UUID SETTER = new UUID(0, 2);
    private static final UUID MESSAGE = new UUID(0, 3);
    private static final Cause CAUSE = new Cause("text", "acti_7", null);
    private static final Engagement.Open OPEN = new Engagement.Pending(
                    ENGAGEMENT, new Wish(Level.LEAD, CAUSE, AT, false, null))
            .activate(new Parties("cont_bo", "Bo", "+14155550100", SETTER), MESSAGE);
    private static final LeadState TALKING = LeadState.NEW.with(OPEN);

    private final ForPeople forPeople = new ForPeople();

    @Test
    void an_inbound_text_that_the_timeline_has_is_part_of_the_conversation_with_its_setter() {
        hear(inbound("hello"), List.of(heard("hello", ENGAGEMENT)));

        assertThat(texts().said())
                .containsExactly(new Said(
                        "acti_in",
                        Direction.IN,
                        AT,
                        "hello",
                        null,
                        "cont_bo",
                        ENGAGEMENT,
                        SETTER,
                        null,
                        "+14155550100"));
    }

    @Test
    void a_text_that_is_none_of_a_setter_s_business_is_not() {
        hear(inbound("hello"), List.of());

        assertThat(texts().said()).isEmpty();
    }

    @Test
    void an_answer_knows_since_when_it_is_waited_for() {
        LeadState spokenTo = LeadState.NEW.with(OPEN.with(OPEN.talk().heard("hello", AT)));

        decide(spokenTo, requested(Purpose.REPLY));

        assertThat(texts().said()).singleElement().satisfies(text -> {
            assertThat(text.ref()).isEqualTo(MESSAGE.toString());
            assertThat(text.direction()).isEqualTo(Direction.OUT);
            assertThat(text.at()).isEqualTo(NOW);
            assertThat(text.answers()).isEqualTo(AT);
        });
    }

    @Test
    void an_intro_answers_nothing() {
        LeadState spokenTo = LeadState.NEW.with(OPEN.with(OPEN.talk().heard("hello", AT)));

        decide(spokenTo, requested(Purpose.INTRO));

        assertThat(texts().said())
                .singleElement()
                .satisfies(text -> assertThat(text.answers()).isNull());
    }

    @Test
    void a_text_that_has_gone_has_close_s_id_and_time_and_no_later_word_changes_it() {
        hear(new Input.MessageSent(MESSAGE, ENGAGEMENT, AT), List.of());
        hear(new Input.MessageNotSent(MESSAGE, ENGAGEMENT, "refused"), List.of());

        assertThat(texts().fates()).isEqualTo(Map.of(MESSAGE.toString(), new Fate(State.SENT, "acti_7", AT, null)));
    }

    @Test
    void a_text_that_did_not_go_says_why() {
        hear(new Input.MessageNotSent(MESSAGE, ENGAGEMENT, "refused"), List.of());

        assertThat(texts().fates())
                .isEqualTo(Map.of(MESSAGE.toString(), new Fate(State.NOT_SENT, null, null, "refused")));
    }

    @Test
    void a_text_asked_for_and_taken_back_in_one_transaction_is_withdrawn() {
        decide(TALKING, requested(Purpose.INTRO), new MessageWithdrawn(MESSAGE, "lead_1", "a meeting is booked"));

        assertThat(texts().fates())
                .isEqualTo(Map.of(MESSAGE.toString(), new Fate(State.WITHDRAWN, null, null, "a meeting is booked")));
    }

    @Test
    void a_gate_voids_what_was_asked_for_before_it_and_not_the_last_words_after_it() {
        GateClosed closed = closed(Scope.ENGAGEMENT, ENGAGEMENT.toString());
        UUID lastWords = new UUID(0, 4);

        decide(TALKING, requested(Purpose.REPLY), closed, requested(lastWords, Purpose.LAST_WORDS));

        assertThat(texts().voided()).containsExactly(new TextChanges.Voided(ENGAGEMENT, "KILL"));
        assertThat(texts().fates()).containsOnlyKeys(MESSAGE.toString());
    }

    @Test
    void a_text_asked_for_anew_after_its_gate_stands_as_asked_for() {
        GateClosed closed = closed(Scope.ENGAGEMENT, ENGAGEMENT.toString());

        decide(TALKING, requested(Purpose.INTRO), closed, requested(Purpose.INTRO));

        assertThat(texts().fates()).isEmpty();
    }

    @Test
    void a_gate_of_the_lead_voids_the_texts_of_every_engagement() {
        decide(TALKING, requested(Purpose.REPLY), closed(Scope.LEAD, "lead_1"));

        assertThat(texts().voided()).containsExactly(new TextChanges.Voided(null, "KILL"));
        assertThat(texts().fates()).containsOnlyKeys(MESSAGE.toString());
    }

    @Test
    void milestones_keep_their_place_in_the_lead_s_order() {
        MilestoneReached reached =
                new MilestoneReached(Milestone.CTA_REACHED, "lead_1", "cont_bo", SETTER, ENGAGEMENT, AT, CAUSE);

        decide(TALKING, requested(Purpose.REPLY), reached);

        assertThat(changes(LeadState.NEW, TALKING).milestones()).containsExactly(new Reached(2, reached));
    }

    @Test
    void a_contact_whom_an_engagement_begins_to_talk_with_is_known_by_its_whole_name() {
        ContactRead.Values values = new ContactRead.Values(Switch.ON, Switch.OFF, "", AT);
        ContactRead bo = new ContactRead("cont_bo", "Bo Ray", List.of(), values);
        hear(new Input.LeadRead(ENGAGEMENT, values, List.of(bo)), List.of());

        assertThat(changes(LeadState.NEW, TALKING).people())
                .containsExactly(new Person("cont_bo", "Bo Ray", "+14155550100"));
    }

    @Test
    void a_contact_already_talked_with_is_nothing_new() {
        assertThat(changes(TALKING, TALKING).people()).isEmpty();
    }

    private void hear(Input input, List<Entry> timeline) {
        News news = new News(input, AT, CAUSE);
        forPeople.add(news, new Decision(TALKING, List.of(), List.of(), List.of(), timeline), NOW);
    }

    private void decide(LeadState state, DomainEvent... events) {
        News news = new News(new Input.TakeoverOver(ENGAGEMENT), AT, CAUSE);
        List<Decision.Numbered> numbered = IntStream.range(0, events.length)
                .mapToObj(i -> new Decision.Numbered(i + 1, events[i]))
                .toList();
        forPeople.add(news, new Decision(state, numbered, List.of(), List.of(), List.of()), NOW);
    }

    private TextChanges texts() {
        return changes(TALKING, TALKING).texts();
    }

    private ReadModel.Changes changes(LeadState before, LeadState after) {
        return forPeople.since(before, after);
    }

    private static Input inbound(String text) {
        return new Input.InboundText("acti_in", "cont_bo", "+14155550100", null, text);
    }

    private static Entry heard(String text, @Nullable UUID engagement) {
        return new Entry(Entry.Kind.FACT, AT, "Text received", text, CAUSE, engagement);
    }

    private static GateClosed closed(Scope scope, String ref) {
        return new GateClosed("lead_1", new Gate(scope, ref, GateReason.KILL));
    }

    private static MessageRequested requested(Purpose purpose) {
        return requested(MESSAGE, purpose);
    }

    private static MessageRequested requested(UUID message, Purpose purpose) {
        return new MessageRequested(
                message, ENGAGEMENT, SETTER, "lead_1", "cont_bo", "+1", "+2", "text", purpose, AT, AT, null, null);
    }
}
