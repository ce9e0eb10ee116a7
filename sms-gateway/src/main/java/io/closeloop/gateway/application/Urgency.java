package io.closeloop.gateway.application;

import io.closeloop.close.limit.Priority;
import io.closeloop.events.LeadMessage.GateReason;
import io.closeloop.events.LeadMessage.MessageRequested;

/** Which text goes first where Close's limit makes them wait. */
final class Urgency {

    private Urgency() {}

    /** Last words that may pass the gate of an opt-out are its confirmation; a text that we begin ourselves keeps no answer waiting. */
    static Priority of(MessageRequested request) {
        return switch (request.purpose()) {
            case LAST_WORDS -> request.mayPass() == GateReason.OPT_OUT ? Priority.OPT_OUT : Priority.REPLY;
            case REPLY -> Priority.REPLY;
            case INTRO, FOLLOW_UP -> Priority.FIELD_WRITE;
        };
    }
}
