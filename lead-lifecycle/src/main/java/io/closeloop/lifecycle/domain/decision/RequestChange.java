package io.closeloop.lifecycle.domain.decision;

import java.time.Duration;

/** What a decision changes in the lead's requests. */
public sealed interface RequestChange {

    String slot();

    record Start(Request request, Duration delay) implements RequestChange {
        @Override
        public String slot() {
            return request.slot();
        }
    }

    record Cancel(String slot) implements RequestChange {}

    /** A letter to another lead of the same integration. */
    record Send(String leadId, Request.Letter letter) implements RequestChange {
        @Override
        public String slot() {
            return leadId + " " + letter.slot();
        }
    }
}
