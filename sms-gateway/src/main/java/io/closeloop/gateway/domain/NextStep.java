package io.closeloop.gateway.domain;

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
import io.closeloop.gateway.domain.State.Failed;
import io.closeloop.gateway.domain.State.Final;
import io.closeloop.gateway.domain.State.Flipped;
import io.closeloop.gateway.domain.State.Flipping;
import io.closeloop.gateway.domain.State.Held;
import io.closeloop.gateway.domain.State.Requested;
import io.closeloop.gateway.domain.State.UnderWay;
import io.closeloop.gateway.domain.Step.Ask;
import io.closeloop.gateway.domain.Step.Clear;
import io.closeloop.gateway.domain.Step.Flip;
import io.closeloop.gateway.domain.Step.Look;
import io.closeloop.gateway.domain.Step.MakeDraft;
import io.closeloop.gateway.domain.Step.Rest;
import io.closeloop.gateway.domain.Step.Search;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One text per intent (promise 5), as one table: where the text stands × what Close answered → what to do. It never guesses: what is not
 * known is asked, and what cannot be known is held for a person. A worker in mid-flight and one that takes over after a crash read the same
 * table.
 */
public final class NextStep {

    /** Before something that ought not to be so is looked at again. */
    static final Duration SOON = Duration.ofSeconds(5);

    /** How long the news that a text was sent may take before Close is asked. Webhooks can be late or lost (close-api.md 2.3). */
    static final Duration WITHOUT_NEWS = Duration.ofSeconds(60);

    /** Lists show a new text up to a minute late (close-api.md 3.5). Longer than any claim. */
    static final Duration UNTIL_LISTED = Duration.ofMinutes(2);

    private NextStep() {}

    public static Step of(Position position, Known known) {
        return switch (position.state()) {
            case Requested _ -> rest(position);
            case Claimed _ -> ofClaimed(position, known);
            case Drafted(String smsId) -> ofDrafted(position, smsId, known);
            case UnderWay recalled when recalled.recall() != null -> ClearingUp.ofRecalled(position, recalled, known);
            case Flipping flipping -> ofFlipping(position, flipping.smsId(), known);
            case Flipped flipped -> ofFlipped(position, flipped.smsId(), known);
            case Final _ -> ClearingUp.ofEnded(position, known);
        };
    }

    /** How long a position that has just been written rests, where nothing else says so. */
    public static Duration pauseAt(Position position) {
        return switch (position.state()) {
            case Final _ when position.leftover().draft() == null -> UNTIL_LISTED;
            case Flipped flipped when flipped.recall() == null -> WITHOUT_NEWS;
            case Claimed _, Flipping _ -> SOON;
            case Requested _, Drafted _, Flipped _, Final _ -> Duration.ZERO;
        };
    }

    private static Step ofClaimed(Position position, Known known) {
        return switch (known) {
            case NothingAsked() when position.leftover().strays() -> new Search();
            case NothingAsked() -> new Look();
            case LooksFine() -> new MakeDraft();
            case LooksWrong(String reason) -> rest(position.as(new Held(reason)));
            case Made(String smsId) -> new Clear(smsId);
            case TakenOver(), Unclear() -> new Search();
            case Listed(List<Found> texts) -> ofListed(position, texts);
            case Refused(String reason) -> rest(position.as(new Failed(reason)));
            case NotDone(Duration after) -> new Rest(position.as(new Requested()), after);
            case NoAnswer(Duration after) -> new Rest(position, after);
            case Is _, Gone _ -> new Rest(position, SOON);
        };
    }

    /** Found: that is our text. Not found: the first time give the list a moment; then make another, and sweep the first if it shows up. */
    private static Step ofListed(Position position, List<Found> texts) {
        Step notFound = position.leftover().strays()
                ? new Look()
                : new Rest(position.as(new Requested()).with(position.leftover().withStrays()), SOON);
        return texts.stream()
                .max(Comparator.comparing(Found::status))
                .map(text -> adopt(position, text, null))
                .orElse(notFound);
    }

    private static Step ofDrafted(Position position, String smsId, Known known) {
        return switch (known) {
            case NothingAsked(), TakenOver(), Unclear() -> new Ask(smsId, null);
            case Is(Found text, String refusal) -> adopt(position, text, refusal);
            case Gone() -> rest(position.as(new Held("its draft was deleted in Close")));
            case NotDone(Duration after) -> new Rest(position, after);
            case NoAnswer(Duration after) -> new Rest(position, after);
            case LooksFine _, LooksWrong _, Made _, Listed _, Refused _ -> new Rest(position, SOON);
        };
    }

    private static Step ofFlipping(Position position, String smsId, Known known) {
        return switch (known) {
            case NothingAsked() -> new Flip(smsId);
            case TakenOver(), Unclear() -> new Ask(smsId, null);
            case Refused(String reason) -> new Ask(smsId, reason);
            case Is(Found text, String refusal) -> adopt(position, text, refusal);
            case Gone() -> rest(position.as(new Held("it is gone from Close, and it is not known whether it went")));
            case NotDone(Duration after) -> new Rest(position, after);
            case NoAnswer(Duration after) -> new Rest(position, after);
            case LooksFine _, LooksWrong _, Made _, Listed _ -> new Rest(position, SOON);
        };
    }

    private static Step ofFlipped(Position position, String smsId, Known known) {
        return switch (known) {
            case NothingAsked() -> rest(position);
            case TakenOver(), Unclear() -> new Ask(smsId, null);
            case Is(Found text, var _)
            when text.status() == Known.CloseStatus.DRAFT ->
                rest(position.as(new Held("someone pulled it back to a draft in Close")));
            case Is(Found text, String refusal) -> adopt(position, text, refusal);
            case Gone() -> rest(position.as(new Held("it is gone from Close, and it is not known whether it went")));
            case NotDone(Duration after) -> new Rest(position, after);
            case NoAnswer(Duration after) -> new Rest(position, after);
            case LooksFine _, LooksWrong _, Made _, Listed _, Refused _ -> new Rest(position, SOON);
        };
    }

    /** What Close shows is what it is; only a draft leaves something to be decided. */
    private static Step adopt(Position position, Found text, @Nullable String refusal) {
        return switch (text.status()) {
            case DRAFT ->
                refusal == null
                        ? new Clear(text.smsId())
                        : rest(new Position(
                                new Failed(refusal), position.leftover().withDraft(text.smsId())));
            case ON_ITS_WAY -> rest(position.as(new Flipped(text.smsId(), null)));
            case SENT -> rest(position.sent(text.smsId(), text.at()));
            case ERROR -> rest(position.failed(text.error()));
            case OTHER -> rest(position.as(new Held("Close shows it as neither draft nor sent")));
        };
    }

    static Rest rest(Position position) {
        return new Rest(position, pauseAt(position));
    }
}
