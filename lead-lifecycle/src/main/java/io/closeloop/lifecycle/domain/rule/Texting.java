package io.closeloop.lifecycle.domain.rule;

import io.closeloop.events.LeadMessage.GateReason;
import io.closeloop.events.LeadMessage.MessageRequested;
import io.closeloop.events.LeadMessage.Purpose;
import io.closeloop.lifecycle.domain.decision.Turn;
import io.closeloop.lifecycle.domain.state.Engagement;
import io.closeloop.lifecycle.domain.state.Parties;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asks for a text. Only what holds a {@link MaySpeak.Yes} can. */
final class Texting {

    private Texting() {}

    static void request(
            Turn turn, MaySpeak.Yes yes, Engagement.Open engagement, UUID messageId, Purpose purpose, String text) {
        request(turn, yes, engagement, new Words(messageId, purpose, text, null));
    }

    static void lastWords(Turn turn, MaySpeak.Yes yes, Engagement.Open engagement, GateReason passes, String text) {
        request(turn, yes, engagement, new Words(turn.newId(), Purpose.LAST_WORDS, text, passes));
    }

    private record Words(
            UUID messageId,
            Purpose purpose,
            String text,
            @Nullable GateReason mayPass) {}

    private static void request(Turn turn, MaySpeak.Yes yes, Engagement.Open engagement, Words words) {
        Parties who = engagement.who();
        Instant now = turn.context().now();
        turn.emit(new MessageRequested(
                words.messageId(),
                engagement.id(),
                who.setterId(),
                turn.leadId(),
                who.contactId(),
                yes.fromPhone(),
                who.phone(),
                words.text(),
                words.purpose(),
                now,
                now.plus(turn.context().limits().messageValidity()),
                null,
                words.mayPass()));
    }
}
