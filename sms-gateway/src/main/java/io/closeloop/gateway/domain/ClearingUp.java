package io.closeloop.gateway.domain;

import static io.closeloop.gateway.domain.NextStep.SOON;
import static io.closeloop.gateway.domain.NextStep.rest;

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
import io.closeloop.gateway.domain.State.Flipped;
import io.closeloop.gateway.domain.State.Held;
import io.closeloop.gateway.domain.State.Sent;
import io.closeloop.gateway.domain.State.UnderWay;
import io.closeloop.gateway.domain.State.Withdrawn;
import io.closeloop.gateway.domain.Step.Ask;
import io.closeloop.gateway.domain.Step.Discard;
import io.closeloop.gateway.domain.Step.PullBack;
import io.closeloop.gateway.domain.Step.Rest;
import io.closeloop.gateway.domain.Step.Search;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The half of {@link NextStep}'s table in which a text is to come back, or a draft of it is to go away. */
final class ClearingUp {

    private ClearingUp() {}

    /** A gate closed, or the text was taken back, while it was under way: pull it back if Close allows, and tell how it ended. */
    static Step ofRecalled(Position position, UnderWay text, Known known) {
        return switch (known) {
            case NothingAsked(), TakenOver(), Unclear() -> new Ask(text.smsId(), null);
            case Refused(String reason) -> new Ask(text.smsId(), reason);
            case Is(Found found, String refusal) -> recall(position, text, found, refusal);
            case Gone() -> rest(position.as(back(text)));
            case NotDone(Duration after) -> new Rest(position, after);
            case NoAnswer(Duration after) -> new Rest(position, after);
            case LooksFine _, LooksWrong _, Made _, Listed _ -> new Rest(position, SOON);
        };
    }

    /** It is gone from Close; whether it went first, nobody can say for certain, so no second one goes on a guess (promise 5). */
    private static State back(UnderWay text) {
        return text.isWantedAgain()
                ? new Held("it was taken back and then asked for again: look in Close whether it went")
                : new Withdrawn(Objects.requireNonNull(text.recall()));
    }

    private static Step recall(Position position, UnderWay text, Found found, @Nullable String refusal) {
        return switch (found.status()) {
            case DRAFT ->
                refusal == null
                        ? new Discard(List.of(text.smsId()))
                        : rest(position.as(new Held("it may not go, and Close does not delete its draft: " + refusal)));
            case ON_ITS_WAY ->
                refusal == null
                        ? new PullBack(text.smsId())
                        : new Rest(position.as(new Flipped(text.smsId(), text.recall(), text.isWantedAgain())), SOON);
            case SENT -> rest(position.sent(found.smsId(), found.at()));
            case ERROR -> rest(position.failed(found.error()));
            case OTHER -> rest(position.as(new Held("Close shows it as neither draft nor sent")));
        };
    }

    /** Nothing more happens to the text; what lies around in Close is cleared away, a known draft first. */
    static Step ofEnded(Position position, Known known) {
        Leftover leftover = position.leftover();
        if (leftover.draft() != null) {
            return ofUnwantedDraft(position, leftover.draft(), known);
        }
        return leftover.strays() ? ofStrays(position, known) : rest(position);
    }

    private static Step ofUnwantedDraft(Position position, String draft, Known known) {
        Step settled = rest(position.with(position.leftover().withoutDraft()));
        return switch (known) {
            case Refused(String reason) -> new Ask(draft, reason);
            case Is(Found found, String refusal) when found.smsId().equals(draft) -> unwanted(position, found, refusal);
            case Gone() -> settled;
            case NotDone(Duration after) -> new Rest(position, after);
            case NoAnswer(Duration after) -> new Rest(position, after);
            case NothingAsked _, TakenOver _, Unclear _, Is _, LooksFine _, LooksWrong _, Made _, Listed _ ->
                new Ask(draft, null);
        };
    }

    private static Step unwanted(Position position, Found found, @Nullable String refusal) {
        Step settled = rest(position.with(position.leftover().withoutDraft()));
        return switch (found.status()) {
            case DRAFT -> refusal == null ? new Discard(List.of(found.smsId())) : settled;
            case ON_ITS_WAY -> refusal == null ? new PullBack(found.smsId()) : new Rest(position, SOON);
            case SENT -> position.state() instanceof Sent ? settled : rest(position.sent(found.smsId(), found.at()));
            case ERROR, OTHER -> settled;
        };
    }

    /** Only who comes back after a while may search: before, a list that shows none means nothing. */
    private static Step ofStrays(Position position, Known known) {
        Step swept = rest(position.with(position.leftover().withoutStrays()));
        return switch (known) {
            case TakenOver(), Unclear() -> new Search();
            case Listed(List<Found> texts) -> {
                List<String> drafts = texts.stream()
                        .filter(text -> text.status() == CloseStatus.DRAFT)
                        .map(Found::smsId)
                        .toList();
                yield drafts.isEmpty() ? swept : new Discard(drafts);
            }
            case Gone(), Refused _ -> swept;
            case NotDone(Duration after) -> new Rest(position, after);
            case NoAnswer(Duration after) -> new Rest(position, after);
            case NothingAsked _, Is _, LooksFine _, LooksWrong _, Made _ -> rest(position);
        };
    }
}
