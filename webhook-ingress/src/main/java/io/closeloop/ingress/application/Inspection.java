package io.closeloop.ingress.application;

import io.closeloop.close.event.SigningKeys;
import io.closeloop.close.event.SigningKeys.Match;
import io.closeloop.events.UnreadableEvent;
import io.closeloop.ingress.domain.EventHead;
import io.closeloop.ingress.domain.Refusal;
import io.closeloop.ingress.domain.Signature;
import java.time.Instant;
import org.jboss.logging.Logger;

/** The look at a delivery: the signature over the raw bytes first, and not one byte parsed before it holds. */
sealed interface Inspection {

    /** @param by the key that it was signed with; never NONE */
    record Passed(EventHead head, Match by) implements Inspection {}

    record Failed(Refusal reason) implements Inspection {}

    /** @param organization Close's organization that the integration belongs to */
    static Inspection of(Signature signature, byte[] body, SigningKeys keys, String organization, Instant now) {
        Match by = keys.match(signature.timestamp(), body, signature.hash(), now);
        return switch (by) {
            case NONE -> new Failed(Refusal.FORGED);
            case CURRENT, PREVIOUS -> read(body, organization, by);
        };
    }

    private static Inspection read(byte[] body, String organization, Match by) {
        try {
            EventHead head = EventHeadReader.read(body);
            return head.organization().equals(organization)
                    ? new Passed(head, by)
                    : new Failed(Refusal.FOREIGN_ORGANIZATION);
        } catch (UnreadableEvent e) {
            Logger.getLogger(Inspection.class).debugf("not an event: %s", e.getMessage());
            return new Failed(Refusal.NOT_AN_EVENT);
        }
    }
}
