package io.closeloop.gateway.application;

import io.closeloop.gateway.domain.SentText;
import java.time.Instant;

/** What one of Close's events says about outbound texts. */
public sealed interface CloseNews {

    /** It is about something else. */
    record Elsewhere() implements CloseNews {}

    /**
     * About a text.
     *
     * @param eventId with the integration the event's identity, and {@code changedAt} its version (promise 3)
     */
    sealed interface OfText extends CloseNews {
        String integration();

        String eventId();

        Instant changedAt();

        String smsId();
    }

    record Sent(String eventId, Instant changedAt, SentText text) implements OfText {
        @Override
        public String integration() {
            return text.tenant().integration();
        }

        @Override
        public String smsId() {
            return text.smsId();
        }
    }

    record NotSent(String integration, String eventId, Instant changedAt, String smsId, String error)
            implements OfText {}
}
