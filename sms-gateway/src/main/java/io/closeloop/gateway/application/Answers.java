package io.closeloop.gateway.application;

import io.closeloop.close.CloseFailure;
import io.closeloop.close.CloseFailure.Forbidden;
import io.closeloop.close.CloseFailure.Invalid;
import io.closeloop.close.CloseFailure.NotFound;
import io.closeloop.close.CloseFailure.PlanLimit;
import io.closeloop.close.CloseFailure.RateLimited;
import io.closeloop.close.CloseFailure.Unauthorized;
import io.closeloop.close.CloseFailure.Unavailable;
import io.closeloop.close.Stage;
import io.closeloop.close.wire.Sms;
import io.closeloop.gateway.domain.Known;
import io.closeloop.gateway.domain.Known.CloseStatus;
import io.closeloop.gateway.domain.Known.Found;
import io.closeloop.gateway.domain.Known.Gone;
import io.closeloop.gateway.domain.Known.NoAnswer;
import io.closeloop.gateway.domain.Known.NotDone;
import io.closeloop.gateway.domain.Known.Refused;
import io.closeloop.gateway.domain.Known.Unclear;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What Close's answers mean to a text. One table for changes, one for questions. */
final class Answers {

    private final Duration retry;

    Answers(Duration retry) {
        this.retry = retry;
    }

    /** A change of a text that is known by its id. */
    Known ofChange(CloseFailure failure) {
        return failure instanceof NotFound ? new Gone() : ofCreation(failure);
    }

    /** Names of fields only: Close's complaints may quote a phone or the words. */
    Known ofCreation(CloseFailure failure) {
        return switch (failure) {
            case NotFound() -> new Refused("the lead or contact is gone from Close");
            case Invalid invalid ->
                new Refused("Close refused it: " + invalid.fieldErrors().keySet());
            case Forbidden() -> new Refused("the Close user of this integration may not send texts");
            case PlanLimit() -> new Refused("the organization's Close plan or funds do not cover texts");
            case Unauthorized() -> new NotDone(retry);
            case RateLimited(Duration after) -> new NotDone(after);
            case Unavailable(Stage stage, String reason) -> stage == Stage.BEFORE ? new NotDone(retry) : new Unclear();
        };
    }

    Known ofQuestion(CloseFailure failure) {
        return switch (failure) {
            case NotFound() -> new Gone();
            case RateLimited(Duration after) -> new NoAnswer(after);
            case Invalid _, Forbidden _, PlanLimit _, Unauthorized _, Unavailable _ -> new NoAnswer(retry);
        };
    }

    static Found found(Sms sms, Instant now) {
        Instant at = Optional.ofNullable(sms.dateSent())
                .or(() -> Optional.ofNullable(sms.dateUpdated()))
                .orElse(now);
        return new Found(sms.id(), status(sms.status()), at, errorOf(sms));
    }

    static String errorOf(Sms sms) {
        return sms.errorMessage() == null ? "Close gives no reason" : sms.errorMessage();
    }

    private static CloseStatus status(Sms.@Nullable Status status) {
        return switch (status) {
            case DRAFT -> CloseStatus.DRAFT;
            case OUTBOX, SCHEDULED -> CloseStatus.ON_ITS_WAY;
            case SENT -> CloseStatus.SENT;
            case ERROR -> CloseStatus.ERROR;
            case INBOX, UNKNOWN -> CloseStatus.OTHER;
            case null -> CloseStatus.OTHER;
        };
    }
}
