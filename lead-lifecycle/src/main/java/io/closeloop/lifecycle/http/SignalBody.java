package io.closeloop.lifecycle.http;

import io.closeloop.lifecycle.domain.news.Input.Signalled;
import io.closeloop.lifecycle.domain.setter.Reply.Signal;
import io.closeloop.service.http.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an engine outside has understood, as it writes it.
 *
 * @param reason for {@code disqualified}
 * @param bookingId for {@code booked}: the same id is the same booking
 * @param until for {@code talk-later}
 */
record SignalBody(
        @Nullable UUID engagementId,
        @Nullable String signal,
        @Nullable String reason,
        @Nullable String bookingId,
        @Nullable Instant until) {

    private static final Duration FARTHEST = Duration.ofDays(5 * 365);
    private static final String UNTIL = "give a time within five years, as ISO 8601";

    /** @throws ProblemException naming the field and the cure */
    Signalled toInput() {
        UUID engagement =
                required(engagementId, "engagementId", "give the id of the conversation; GET /leads/{id} has it");
        return new Signalled(engagement, toSignal());
    }

    private Signal toSignal() {
        return switch (signal) {
            case "cta-reached" -> new Signal.CtaReached();
            case "disqualified" -> new Signal.Disqualified(required(reason, "reason", "say why the lead does not fit"));
            case "requalified" -> new Signal.Requalified();
            case "booked" ->
                new Signal.Booked(
                        required(bookingId, "bookingId", "give the id of the booking, so that it counts once"));
            case "talk-later" -> new Signal.TalkLater(soonEnough(required(until, "until", UNTIL)));
            case null, default ->
                throw new ProblemException(
                        LifecycleError.FIELD_INVALID,
                        "give one of cta-reached, disqualified, requalified, booked, talk-later",
                        "signal");
        };
    }

    /** Nobody means a time that a timer cannot count to. */
    private static Instant soonEnough(Instant until) {
        if (until.isAfter(Instant.now().plus(FARTHEST))) {
            throw new ProblemException(LifecycleError.FIELD_INVALID, UNTIL, "until");
        }
        return until;
    }

    private static <T> T required(@Nullable T value, String field, String cure) {
        if (value == null || (value instanceof String text && text.isBlank())) {
            throw new ProblemException(LifecycleError.FIELD_INVALID, cure, field);
        }
        return value;
    }
}
