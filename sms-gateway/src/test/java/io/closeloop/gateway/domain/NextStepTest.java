package io.closeloop.gateway.domain;

import static io.closeloop.gateway.domain.Known.CloseStatus.DRAFT;
import static io.closeloop.gateway.domain.Known.CloseStatus.ERROR;
import static io.closeloop.gateway.domain.Known.CloseStatus.ON_ITS_WAY;
import static io.closeloop.gateway.domain.Known.CloseStatus.OTHER;
import static io.closeloop.gateway.domain.Known.CloseStatus.SENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.closeloop.gateway.domain.Known.CloseStatus;
import io.closeloop.gateway.domain.Known.Found;
import io.closeloop.gateway.domain.Known.Gone;
import io.closeloop.gateway.domain.Known.Is;
import io.closeloop.gateway.domain.Known.Listed;
import io.closeloop.gateway.domain.Known.LooksFine;
import io.closeloop.gateway.domain.Known.LooksWrong;
import io.closeloop.gateway.domain.Known.Made;
import io.closeloop.gateway.domain.Known.NoAnswer;
import io.closeloop.gateway.domain.Known.NotDone;
import io.closeloop.gateway.domain.Known.NothingAsked;
import io.closeloop.gateway.domain.Known.Refused;
import io.closeloop.gateway.domain.Known.TakenOver;
import io.closeloop.gateway.domain.Known.Unclear;
import io.closeloop.gateway.domain.State.Claimed;
import io.closeloop.gateway.domain.State.Drafted;
import io.closeloop.gateway.domain.State.Expired;
import io.closeloop.gateway.domain.State.Failed;
import io.closeloop.gateway.domain.State.Flipped;
import io.closeloop.gateway.domain.State.Flipping;
import io.closeloop.gateway.domain.State.Held;
import io.closeloop.gateway.domain.State.Requested;
import io.closeloop.gateway.domain.State.Sent;
import io.closeloop.gateway.domain.State.Withdrawn;
import io.closeloop.gateway.domain.Step.Ask;
import io.closeloop.gateway.domain.Step.Clear;
import io.closeloop.gateway.domain.Step.Discard;
import io.closeloop.gateway.domain.Step.Flip;
import io.closeloop.gateway.domain.Step.Look;
import io.closeloop.gateway.domain.Step.MakeDraft;
import io.closeloop.gateway.domain.Step.PullBack;
import io.closeloop.gateway.domain.Step.Rest;
import io.closeloop.gateway.domain.Step.Search;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table, row by row: where the text stands × what Close answered → what to do. */
class NextStepTest {

    private static final String ID = "acti_1";
    private static final Instant AT = Instant.parse("2026-01-15T12:00:05Z");
    private static final Duration A_WHILE = Duration.ofSeconds(7);

    private static final Position CLAIMED = position(new Claimed());
    private static final Position CLAIMED_WITH_STRAYS = CLAIMED.with(Leftover.NONE.withStrays());
    private static final Position DRAFTED = position(new Drafted(ID));
    private static final Position FLIPPING = position(new Flipping(ID, null));
    private static final Position FLIPPED = position(new Flipped(ID, null));
    private static final Position SENT_AT = position(new Sent(ID, AT));
    private static final Position RECALLED_FLIPPING = position(new Flipping(ID, "gate"));
    private static final Position RECALLED_FLIPPED = position(new Flipped(ID, "gate"));
    private static final Position WANTED_AGAIN = RECALLED_FLIPPED.askedAgain();
    private static final Position WITHDRAWN_WITH_DRAFT =
            position(new Withdrawn("gate")).with(Leftover.NONE.withDraft(ID));
    private static final Position WITHDRAWN_WITH_STRAYS =
            position(new Withdrawn("gate")).with(Leftover.NONE.withStrays());

    @ParameterizedTest(name = "{0} × {1} → {2}")
    @MethodSource({"beforeTheDraft", "beforeTheFlip", "theFlip", "afterTheFlip", "recalled", "wantedAgain", "ended"})
    void next_step(Position position, Known known, Step expected) {
        assertThat(NextStep.of(position, known)).isEqualTo(expected);
    }

    static Stream<Arguments> beforeTheDraft() {
        return Stream.of(
                arguments(CLAIMED, new NothingAsked(), new Look()),
                arguments(CLAIMED, new LooksFine(), new MakeDraft()),
                arguments(CLAIMED, new LooksWrong("kill"), rests(CLAIMED.as(new Held("kill")))),
                arguments(CLAIMED, new NotDone(A_WHILE), new Rest(position(new Requested()), A_WHILE)),
                arguments(CLAIMED, new Made(ID), new Clear(ID)),
                arguments(CLAIMED, new Refused("no"), rests(CLAIMED.as(new Failed("no")))),
                // A draft may exist: look before another is made.
                arguments(CLAIMED, new Unclear(), new Search()),
                arguments(CLAIMED, new TakenOver(), new Search()),
                arguments(CLAIMED_WITH_STRAYS, new NothingAsked(), new Search()),
                arguments(CLAIMED, new NoAnswer(A_WHILE), new Rest(CLAIMED, A_WHILE)),
                // Lists lag: the first time wait, then make another.
                arguments(
                        CLAIMED,
                        listed(),
                        new Rest(position(new Requested()).with(Leftover.NONE.withStrays()), NextStep.SOON)),
                arguments(CLAIMED_WITH_STRAYS, listed(), new Look()),
                arguments(CLAIMED, listed(DRAFT), new Clear(ID)),
                arguments(CLAIMED, listed(DRAFT, SENT), rests(CLAIMED.as(new Sent(ID, AT)))),
                arguments(CLAIMED, listed(ON_ITS_WAY), rests(CLAIMED.as(new Flipped(ID, null)))),
                arguments(CLAIMED, listed(ERROR), rests(CLAIMED.as(new Failed("30003")))));
    }

    static Stream<Arguments> beforeTheFlip() {
        return Stream.of(
                arguments(DRAFTED, new TakenOver(), new Ask(ID, null)),
                arguments(DRAFTED, is(DRAFT), new Clear(ID)),
                arguments(DRAFTED, is(ON_ITS_WAY), rests(FLIPPED)),
                arguments(DRAFTED, is(SENT), rests(SENT_AT)),
                arguments(DRAFTED, is(ERROR), rests(DRAFTED.as(new Failed("30003")))),
                arguments(DRAFTED, new Gone(), rests(DRAFTED.as(new Held("its draft was deleted in Close")))),
                arguments(DRAFTED, new NoAnswer(A_WHILE), new Rest(DRAFTED, A_WHILE)));
    }

    static Stream<Arguments> theFlip() {
        return Stream.of(
                arguments(FLIPPING, new NothingAsked(), new Flip(ID)),
                arguments(FLIPPING, is(ON_ITS_WAY), rests(FLIPPED)),
                arguments(FLIPPING, is(SENT), rests(SENT_AT)),
                arguments(FLIPPING, is(ERROR), rests(FLIPPING.as(new Failed("30003")))),
                // It is not known whether it went: Close decides, by id.
                arguments(FLIPPING, new Unclear(), new Ask(ID, null)),
                arguments(FLIPPING, new TakenOver(), new Ask(ID, null)),
                arguments(FLIPPING, new NoAnswer(A_WHILE), new Rest(FLIPPING, A_WHILE)),
                arguments(FLIPPING, new NotDone(A_WHILE), new Rest(FLIPPING, A_WHILE)),
                // Still a draft: not before the gates have been looked at again.
                arguments(FLIPPING, is(DRAFT), new Clear(ID)),
                arguments(FLIPPING, new Refused("no"), new Ask(ID, "no")),
                arguments(
                        FLIPPING,
                        new Is(found(DRAFT), "no"),
                        new Rest(new Position(new Failed("no"), Leftover.NONE.withDraft(ID)), Duration.ZERO)),
                arguments(FLIPPING, new Is(found(SENT), "no"), rests(SENT_AT)),
                arguments(
                        FLIPPING,
                        new Gone(),
                        rests(FLIPPING.as(new Held("it is gone from Close, and it is not known whether it went")))),
                arguments(
                        FLIPPING, is(OTHER), rests(FLIPPING.as(new Held("Close shows it as neither draft nor sent")))));
    }

    static Stream<Arguments> afterTheFlip() {
        return Stream.of(
                arguments(FLIPPED, new TakenOver(), new Ask(ID, null)),
                arguments(FLIPPED, is(ON_ITS_WAY), new Rest(FLIPPED, NextStep.WITHOUT_NEWS)),
                arguments(FLIPPED, is(SENT), rests(SENT_AT)),
                arguments(FLIPPED, is(ERROR), rests(FLIPPED.as(new Failed("30003")))),
                arguments(
                        FLIPPED, is(DRAFT), rests(FLIPPED.as(new Held("someone pulled it back to a draft in Close")))),
                arguments(FLIPPED, new NoAnswer(A_WHILE), new Rest(FLIPPED, A_WHILE)));
    }

    static Stream<Arguments> wantedAgain() {
        return Stream.of(
                arguments(WANTED_AGAIN, is(DRAFT), new Discard(List.of(ID))),
                arguments(
                        WANTED_AGAIN,
                        new Gone(),
                        rests(position(new Held(
                                "it was taken back and then asked for again: look in Close whether it went")))),
                arguments(WANTED_AGAIN, is(SENT), rests(SENT_AT)),
                arguments(WANTED_AGAIN, new Is(found(ON_ITS_WAY), "no"), new Rest(WANTED_AGAIN, NextStep.SOON)));
    }

    static Stream<Arguments> recalled() {
        return Stream.of(RECALLED_FLIPPING, RECALLED_FLIPPED)
                .flatMap(position -> Stream.of(
                        arguments(position, new NothingAsked(), new Ask(ID, null)),
                        arguments(position, new TakenOver(), new Ask(ID, null)),
                        arguments(position, new Unclear(), new Ask(ID, null)),
                        arguments(position, is(DRAFT), new Discard(List.of(ID))),
                        arguments(position, is(ON_ITS_WAY), new PullBack(ID)),
                        arguments(position, new Refused("sent"), new Ask(ID, "sent")),
                        arguments(position, new Is(found(ON_ITS_WAY), "no"), new Rest(RECALLED_FLIPPED, NextStep.SOON)),
                        arguments(position, is(SENT), rests(SENT_AT)),
                        arguments(position, new Gone(), rests(position.as(new Withdrawn("gate")))),
                        arguments(
                                position,
                                new Is(found(DRAFT), "no"),
                                rests(position.as(
                                        new Held("it may not go, and Close does not delete its draft: no"))))));
    }

    static Stream<Arguments> ended() {
        return Stream.of(
                // Nothing moves what has ended, whatever a late worker brings.
                arguments(SENT_AT, is(ON_ITS_WAY), rests(SENT_AT)),
                arguments(SENT_AT, new TakenOver(), rests(SENT_AT)),
                arguments(WITHDRAWN_WITH_DRAFT, new NothingAsked(), new Ask(ID, null)),
                arguments(WITHDRAWN_WITH_DRAFT, new TakenOver(), new Ask(ID, null)),
                arguments(WITHDRAWN_WITH_DRAFT, is(DRAFT), new Discard(List.of(ID))),
                arguments(WITHDRAWN_WITH_DRAFT, new Gone(), rests(position(new Withdrawn("gate")))),
                arguments(WITHDRAWN_WITH_DRAFT, is(ON_ITS_WAY), new PullBack(ID)),
                // Someone pressed Send on it: that is what became of it.
                arguments(WITHDRAWN_WITH_DRAFT, is(SENT), rests(SENT_AT)),
                arguments(WITHDRAWN_WITH_DRAFT, new NotDone(A_WHILE), new Rest(WITHDRAWN_WITH_DRAFT, A_WHILE)),
                // A list shows a new draft late: only who comes back after a while searches.
                arguments(WITHDRAWN_WITH_STRAYS, new NothingAsked(), rests(WITHDRAWN_WITH_STRAYS)),
                arguments(WITHDRAWN_WITH_STRAYS, new TakenOver(), new Search()),
                arguments(WITHDRAWN_WITH_STRAYS, listed(DRAFT), new Discard(List.of(ID))),
                arguments(WITHDRAWN_WITH_STRAYS, listed(), rests(position(new Withdrawn("gate")))),
                arguments(WITHDRAWN_WITH_STRAYS, listed(SENT), rests(position(new Withdrawn("gate")))),
                arguments(WITHDRAWN_WITH_STRAYS, new Gone(), rests(position(new Withdrawn("gate")))),
                arguments(SENT_AT.with(Leftover.NONE.withStrays()), listed(DRAFT), new Discard(List.of(ID))));
    }

    @Test
    void whatever_close_answers_every_position_has_a_next_step_and_only_one_of_them_sends() {
        // Given
        List<Known> everything = List.of(
                new NothingAsked(),
                new TakenOver(),
                new LooksFine(),
                new LooksWrong("no"),
                new Made(ID),
                listed(),
                listed(DRAFT),
                listed(SENT),
                is(DRAFT),
                is(ON_ITS_WAY),
                is(SENT),
                is(ERROR),
                is(OTHER),
                new Is(found(DRAFT), "no"),
                new Is(found(ON_ITS_WAY), "no"),
                new Gone(),
                new Refused("no"),
                new NotDone(A_WHILE),
                new Unclear(),
                new NoAnswer(A_WHILE));

        // When
        List<String> sending = everyPosition()
                .flatMap(position -> everything.stream()
                        .filter(known -> NextStep.of(position, known) instanceof Flip)
                        .map(known -> position.state() + " × " + known))
                .distinct()
                .toList();

        // Then
        assertThat(sending).containsExactly(FLIPPING.state() + " × " + new NothingAsked());
    }

    private static Stream<Position> everyPosition() {
        Stream<State> states = Stream.of(
                new Requested(),
                new Claimed(),
                new Drafted(ID),
                new Flipping(ID, null),
                new Flipping(ID, "gate"),
                new Flipped(ID, null),
                new Flipped(ID, "gate"),
                new Flipping(ID, "gate", true),
                new Flipped(ID, "gate", true),
                new Sent(ID, AT),
                new Failed("no"),
                new Withdrawn("gate"),
                new Expired(),
                new Held("look"));
        return states.flatMap(state -> Stream.of(
                        Leftover.NONE,
                        Leftover.NONE.withStrays(),
                        Leftover.NONE.withDraft("acti_2"),
                        Leftover.NONE.withDraft("acti_2").withStrays())
                .map(leftover -> new Position(state, leftover)));
    }

    private static Position position(State state) {
        return new Position(state, Leftover.NONE);
    }

    private static Rest rests(Position position) {
        return new Rest(position, NextStep.pauseAt(position));
    }

    private static Found found(CloseStatus status) {
        return new Found(ID, status, AT, "30003");
    }

    private static Is is(CloseStatus status) {
        return new Is(found(status), null);
    }

    private static Listed listed(CloseStatus... statuses) {
        return new Listed(Stream.of(statuses).map(NextStepTest::found).toList());
    }
}
