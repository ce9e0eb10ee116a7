package io.closeloop.lifecycle.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.closeloop.events.Cause;
import io.closeloop.lifecycle.domain.decision.Request;
import io.closeloop.lifecycle.domain.news.Input;
import io.closeloop.lifecycle.domain.news.Moved;
import io.closeloop.lifecycle.domain.setter.Question;
import io.closeloop.lifecycle.domain.state.Bookings;
import io.closeloop.lifecycle.domain.state.Conversation;
import io.closeloop.lifecycle.domain.state.Engagement;
import io.closeloop.lifecycle.domain.state.Facts;
import io.closeloop.lifecycle.domain.state.Held;
import io.closeloop.lifecycle.domain.state.Intro;
import io.closeloop.lifecycle.domain.state.LeadState;
import io.closeloop.lifecycle.domain.state.Level;
import io.closeloop.lifecycle.domain.state.MasterKill;
import io.closeloop.lifecycle.domain.state.Owner;
import io.closeloop.lifecycle.domain.state.Parties;
import io.closeloop.lifecycle.domain.state.Phase;
import io.closeloop.lifecycle.domain.state.Wish;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentsTest {

    private static final Instant AT = Instant.parse("2026-02-01T12:00:00.000001Z");
    private static final UUID ID = new UUID(1, 2);
    private static final Wish WISH =
            new Wish(new Level.OfContact("cont_1"), new Cause("person", "x", null), AT, true, ID);

    static Stream<Phase> phases() {
        return Stream.of(
                new Phase.Activated(new Intro(ID, Intro.State.HELD), AT),
                new Phase.Activated(new Intro(ID, Intro.State.ASKED), null),
                new Phase.IntroSent(AT),
                new Phase.Engaged(),
                new Phase.CtaReached(),
                new Phase.Booked(Set.of("m1", "m2")));
    }

    @ParameterizedTest
    @MethodSource("phases")
    void a_state_is_read_as_it_was_written(Phase phase) {
        Engagement.Open fresh = talking();
        Engagement.Open open = underEverything(fresh.in(phase));
        LeadState state = LeadState.NEW
                .withSequence(9)
                .withFacts(LeadState.NEW
                        .facts()
                        .with(Level.LEAD, LeadState.NEW.facts().lead().withKillOrder(true, AT))
                        .with(
                                WISH.level(),
                                LeadState.NEW.facts().lead().withSetter("s", AT).withEnabled(true, AT)))
                .with(new Engagement.Pending(new UUID(0, 1), WISH))
                .with(fresh.close(Engagement.Ended.HANDED_OVER, AT))
                .with(new Engagement.Pending(new UUID(0, 2), WISH).drop(Engagement.Ended.REFUSED, AT))
                .with(new Engagement.Open(
                        new UUID(0, 3),
                        WISH,
                        open.who(),
                        open.phase(),
                        open.overlays(),
                        open.talk(),
                        new Held("late", null)))
                .withMasterKill(new MasterKill("ana", AT))
                .withMergedInto("lead_2")
                .with(Bookings.NONE.told("m1", AT));
        state = state.withFacts(state.facts().joinedWith(state.facts().leftBy("lead_3")));

        assertThat(Documents.read(Documents.write(state), LeadState.class)).isEqualTo(state);
    }

    @Test
    void requests_are_read_as_they_were_written() {
        List<Request> requests = List.of(
                new Request.ReadLead(ID),
                new Request.AskSetter(new Question(ID, ID, 1, "Bo", List.of("hi"), 0)),
                new Request.EndTakeover(ID),
                new Request.EndTalkLater(ID),
                new Request.Introduce(ID),
                new Request.HearOfOptOut("+1", "lead_2", AT),
                new Request.HearOfSetter(ID),
                new Request.HearOfRemoval(),
                new Request.MoveAway("lead_2"),
                new Request.TakeIn(
                        new Moved(
                                "lead_2",
                                7,
                                List.of(talking()),
                                List.of(new Engagement.Pending(ID, WISH)),
                                Facts.NONE.leftBy("lead_2"),
                                new MasterKill("ana", AT),
                                Bookings.NONE.told("m1", AT)),
                        List.of("lead_2")));

        assertThat(requests)
                .allSatisfy(request -> assertThat(Documents.read(
                                Documents.write(new Requests.Envelope(request)), Requests.Envelope.class))
                        .isEqualTo(new Requests.Envelope(request)));
    }

    static Stream<Input.Follows> passedOn() {
        return Stream.of(
                new Input.PhonesChanged("c"),
                new Input.InboundText("sms_1", "c", "+1", null, "hi"),
                new Input.MeetingScheduled("m1", Set.of("c"), AT),
                new Input.MeetingCancelled("m1"),
                new Input.MeetingCompleted("m1"),
                new Input.OpportunityWon("oppo_1", "c"),
                new Input.ContactDeleted("c"),
                new Input.MessageSent(ID, ID, AT),
                new Input.MessageNotSent(ID, ID, "why"),
                new Input.PersonTexted("sms_2", null, "+1", "user_1", false),
                new Input.OptedOutElsewhere("+1", "lead_3", AT),
                new Input.SetterSwitched(ID),
                new Input.IntegrationRemoved());
    }

    @ParameterizedTest
    @MethodSource("passedOn")
    void news_that_is_passed_on_is_read_as_it_was_written(Input.Follows heard) {
        Request letter = new Request.PassOn(3, heard, AT, new Cause("text", "x", null), List.of("lead_2", "lead_3"));

        assertThat(Documents.read(Documents.write(new Requests.Envelope(letter)), Requests.Envelope.class))
                .isEqualTo(new Requests.Envelope(letter));
    }

    @Test
    void everything_that_may_be_passed_on_is_tried_here() {
        assertThat(passedOn().map(Object::getClass))
                .containsExactlyInAnyOrder(Input.Follows.class.getPermittedSubclasses());
    }

    @Test
    void a_letter_from_before_leads_passed_news_on_is_read() {
        String stored = "{\"request\":{\"is\":\"TakeIn\",\"moved\":{\"fromLeadId\":\"lead_2\",\"sequence\":7,"
                + "\"talking\":[],\"wishes\":[],\"facts\":{\"lead\":{},\"contacts\":{}}}}}";

        assertThat(Documents.read(stored, Requests.Envelope.class).request())
                .isEqualTo(new Request.TakeIn(
                        new Moved("lead_2", 7, List.of(), List.of(), Facts.NONE, null, Bookings.NONE), List.of()));
    }

    private static Engagement.Open underEverything(Engagement.Open open) {
        return open.under(open.overlays()
                        .withDisabled(true)
                        .withKilled("workflow")
                        .withDisqualified("vets")
                        .withSetterOff(true)
                        .withTalkLater(AT)
                        .withOwner(new Owner.Workflow(AT)))
                .with(new Conversation(3, 1, List.of("hi"), AT, AT.plusSeconds(60)));
    }

    private static Engagement.Open talking() {
        return new Engagement.Pending(ID, WISH).activate(new Parties("c", "Bo", "+1", ID), ID);
    }

    /** A document in the database outlives the class names of today: they must not be changed without a migration. */
    @Test
    void a_document_of_today_reads_tomorrow() {
        String stored =
                "{\"sequence\":2,\"facts\":{\"lead\":{\"enabled\":{\"value\":true,\"at\":\"2026-02-01T12:00:00Z\","
                        + "\"ordered\":false}},\"contacts\":{}},\"engagements\":[{\"is\":\"Open\",\"id\":\"" + ID
                        + "\",\"wish\":{\"level\":{\"is\":\"OfLead\"},\"cause\":{\"kind\":\"workflow\",\"ref\":\"ev_1\"},"
                        + "\"at\":\"2026-02-01T12:00:00Z\",\"byPerson\":false},\"who\":{\"contactId\":\"c\",\"firstName\":\"Bo\","
                        + "\"phone\":\"+1\",\"setterId\":\"" + ID + "\"},\"phase\":{\"is\":\"Engaged\"},\"overlays\":{"
                        + "\"disabled\":false,\"owner\":{\"is\":\"Setter\"}},\"talk\":{\"turn\":1,\"answers\":0,"
                        + "\"unanswered\":[\"hi\"]}}],\"unknownTomorrow\":1}";

        LeadState state = Documents.read(stored, LeadState.class);

        assertThat(state.open())
                .singleElement()
                .satisfies(open -> assertThat(open.phase()).isEqualTo(new Phase.Engaged()));
        assertThat(state.facts().lead().isEnabled()).isTrue();
        assertThat(state.facts().former()).isEmpty();
        assertThat(state.bookings()).isEqualTo(Bookings.NONE);
        assertThat(state.mergedInto()).isNull();
    }

    @Test
    void a_document_from_before_bookings_were_kept_has_those_that_its_engagements_counted() {
        LeadState booked = LeadState.NEW.with(talking().in(new Phase.Booked(Set.of("m1"))));
        String stored = Documents.write(booked).replace(",\"bookings\":{\"madeAt\":{}}", "");
        assertThat(stored).doesNotContain("bookings");

        LeadState state = Documents.read(stored, LeadState.class);

        assertThat(state.bookings().isFromBefore("m1", AT.plusSeconds(1))).isTrue();
        assertThat(state.bookings().isFromBefore("m1", AT)).isFalse();
    }

    @Test
    void a_broken_document_is_named_without_its_content() {
        assertThatThrownBy(() -> Documents.read("{\"secret text", LeadState.class))
                .hasMessageStartingWith("not a LeadState")
                .hasMessageNotContaining("secret");
    }
}
