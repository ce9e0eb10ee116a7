package io.closeloop.lifecycle.domain.rule;

import io.closeloop.events.LeadMessage.MessageRequested;
import io.closeloop.events.LeadMessage.Purpose;
import io.closeloop.lifecycle.domain.decision.Turn;
import io.closeloop.lifecycle.domain.state.Engagement;
import io.closeloop.lifecycle.domain.state.Parties;
import java.time.Instant;
import java.util.UUID;

/** Asks for a text. Only what holds a {@link MaySpeak.Yes} can. */
final class Texting {

    private Texting() {}

    static void request(
            Turn turn, MaySpeak.Yes yes, Engagement.Open engagement, UUID messageId, Purpose purpose, String text) {
        Parties who = engagement.who();
        Instant now = turn.context().now();
        turn.emit(new MessageRequested(
                messageId,
                engagement.id(),
                who.setterId(),
                turn.leadId(),
                who.contactId(),
                yes.fromPhone(),
                who.phone(),
                text,
                purpose,
                now,
                now.plus(turn.context().limits().messageValidity()),
                null,
                null));
    }
}
