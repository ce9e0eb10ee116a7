package io.closeloop.gateway.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of Close's side at the moment when the next step is chosen: what Close answered, or that it was not asked. */
public sealed interface Known {

    /** This worker has just written the state and has made no call since. */
    record NothingAsked() implements Known {}

    /** Another worker had the text before, and may have made calls whose answers are lost. */
    record TakenOver() implements Known {}

    /** The last look found nothing against the text. */
    record LooksFine() implements Known {}

    record LooksWrong(String reason) implements Known {}

    /** The draft stands. */
    record Made(String smsId) implements Known {}

    /** Texts of this lead since the intent that carry these words to this phone and are not known to be another intent's. */
    record Listed(List<Found> texts) implements Known {}

    /**
     * @param refusal what Close said when it refused to change the text just before; null: it refused nothing
     */
    record Is(Found text, @Nullable String refusal) implements Known {}

    /** There is no text of that id (any more). */
    record Gone() implements Known {}

    /** Close refused the call as it stands; it changed nothing and never will. */
    record Refused(String reason) implements Known {}

    /** Certainly nothing was done; it may be tried again later. */
    record NotDone(Duration after) implements Known {}

    /** The change may or may not have been made. */
    record Unclear() implements Known {}

    /** A question got no answer. */
    record NoAnswer(Duration after) implements Known {}

    /**
     * A text as Close shows it.
     *
     * @param at when it was sent; now, where Close does not say
     * @param error what the carrier said; empty without an error
     */
    record Found(String smsId, CloseStatus status, Instant at, String error) {}

    /** Close's statuses, as far as they make a difference here; what comes later has got further. */
    enum CloseStatus {
        /** Not a text that is going out, or a status unknown when this was written. */
        OTHER,
        DRAFT,
        ERROR,
        /** In the outbox, or scheduled by a person. */
        ON_ITS_WAY,
        SENT
    }
}
