package io.closeloop.ingress.application;

import io.closeloop.close.credential.Secret;
import io.closeloop.close.event.WebhookSignature;
import io.closeloop.events.UnreadableEvent;
import io.closeloop.ingress.domain.Delivery;
import io.closeloop.ingress.domain.EventHead;
import io.closeloop.ingress.domain.Refusal;
import org.jboss.logging.Logger;

/** The look at a delivery: the signature over the raw bytes first, and not one byte parsed before it holds. */
sealed interface Inspection {

    record Passed(EventHead head) implements Inspection {}

    record Failed(Refusal reason) implements Inspection {}

    /** @param organization Close's organization that the integration belongs to */
    static Inspection of(Delivery delivery, Secret signingKey, String organization) {
        if (delivery.timestamps().size() != 1 || delivery.hashes().size() != 1) {
            return new Failed(Refusal.UNSIGNED);
        }
        boolean genuine = WebhookSignature.verify(
                signingKey,
                delivery.timestamps().getFirst(),
                delivery.body(),
                delivery.hashes().getFirst());
        return genuine ? read(delivery.body(), organization) : new Failed(Refusal.FORGED);
    }

    private static Inspection read(byte[] body, String organization) {
        try {
            EventHead head = EventHeadReader.read(body);
            return head.organization().equals(organization)
                    ? new Passed(head)
                    : new Failed(Refusal.FOREIGN_ORGANIZATION);
        } catch (UnreadableEvent e) {
            Logger.getLogger(Inspection.class).debugf("not an event: %s", e.getMessage());
            return new Failed(Refusal.NOT_AN_EVENT);
        }
    }
}
