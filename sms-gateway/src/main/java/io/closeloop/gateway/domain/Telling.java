package io.closeloop.gateway.domain;

import io.closeloop.events.LeadMessage.MessageRequested;
import io.closeloop.events.SmsEvent;
import io.closeloop.events.SmsEvent.MessageExpired;
import io.closeloop.events.SmsEvent.MessageFailed;
import io.closeloop.events.SmsEvent.MessageHeld;
import io.closeloop.events.SmsEvent.MessageSent;
import io.closeloop.gateway.domain.State.Expired;
import io.closeloop.gateway.domain.State.Failed;
import io.closeloop.gateway.domain.State.Held;
import io.closeloop.gateway.domain.State.Sent;
import io.closeloop.gateway.domain.State.UnderWay;
import io.closeloop.gateway.domain.State.Unsent;
import io.closeloop.gateway.domain.State.Withdrawn;
import java.util.Optional;

/** What the others are told when a text ends (promise 13). */
public final class Telling {

    private Telling() {}

    /** Empty while it has not ended, and for what lead-lifecycle took back itself. */
    public static Optional<SmsEvent> of(Text text) {
        MessageRequested r = text.request();
        return switch (text.position().state()) {
            case Sent(var smsId, var at) ->
                Optional.of(new MessageSent(r.messageId(), r.engagementId(), r.leadId(), r.contactId(), smsId, at));
            case Failed(var reason) ->
                Optional.of(new MessageFailed(r.messageId(), r.engagementId(), r.leadId(), r.contactId(), reason));
            case Expired() ->
                Optional.of(
                        new MessageExpired(r.messageId(), r.engagementId(), r.leadId(), r.contactId(), r.notAfter()));
            case Held(var reason) ->
                Optional.of(new MessageHeld(r.messageId(), r.engagementId(), r.leadId(), r.contactId(), reason));
            case Withdrawn _, Unsent _, UnderWay _ -> Optional.empty();
        };
    }
}
