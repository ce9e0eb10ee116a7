package io.closeloop.ingress.application;

import io.closeloop.close.credential.Credential;
import io.closeloop.close.credential.CredentialRef;
import io.closeloop.close.credential.CredentialStore;
import io.closeloop.close.credential.Purpose;
import io.closeloop.events.Tenant;
import io.closeloop.ingress.domain.Delivery;
import io.closeloop.ingress.domain.EventHead;
import io.closeloop.ingress.domain.Refusal;
import io.closeloop.ingress.domain.Verdict;
import io.closeloop.ingress.messaging.CloseEvents;
import io.closeloop.service.kafka.Integrations;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Takes in one delivery: known integration, its key, signature, head, topic. "Accepted" only after the broker's acknowledgement (promise 1). */
@ApplicationScoped
public class AcceptingDelivery {

    private static final Logger LOG = Logger.getLogger(AcceptingDelivery.class);

    private final Integrations integrations;
    private final CredentialStore credentials;
    private final CloseEvents topic;
    private final Tally tally;

    AcceptingDelivery(Integrations integrations, CredentialStore credentials, CloseEvents topic, Tally tally) {
        this.integrations = integrations;
        this.credentials = credentials;
        this.topic = topic;
        this.tally = tally;
    }

    /** Never fails: every outcome is a verdict. */
    public Uni<Verdict> accept(Delivery delivery) {
        if (!integrations.caughtUp()) {
            return refuse(Refusal.NOT_READY, "integration.changes is not read to the end");
        }
        return integrations
                .connected(delivery.integration())
                .map(known -> accept(delivery, known.envelope().tenant()))
                .orElseGet(() -> refuse(Refusal.UNKNOWN_INTEGRATION, "no such integration, or removed"));
    }

    private Uni<Verdict> accept(Delivery delivery, Tenant tenant) {
        CredentialRef key = new CredentialRef(tenant.account(), Purpose.WEBHOOK_SIGNING_KEY, tenant.integration());
        return credentials
                .find(key)
                .onFailure()
                .recoverWithItem(unreadable -> {
                    LOG.debug("signing key", unreadable);
                    return Optional.empty();
                })
                .chain(found -> found.map(credential -> inspect(delivery, tenant, credential))
                        .orElseGet(() -> refuse(
                                Refusal.NO_SIGNING_KEY,
                                "integration=" + tenant.integration()
                                        + " has no readable signing key; remove it and connect again")));
    }

    private Uni<Verdict> inspect(Delivery delivery, Tenant tenant, Credential key) {
        return switch (Inspection.of(delivery, key.secret(), tenant.organization())) {
            case Inspection.Failed(Refusal reason) -> refuse(reason, "integration=" + tenant.integration());
            case Inspection.Passed(EventHead head) -> publish(delivery, tenant, head);
        };
    }

    private Uni<Verdict> publish(Delivery delivery, Tenant tenant, EventHead head) {
        return topic.publish(tenant, head, delivery.body())
                .<Verdict>map(acknowledged -> {
                    tally.accepted(tenant, head);
                    return new Verdict.Accepted();
                })
                .onFailure()
                .recoverWithUni(away -> refuse(Refusal.BROKER_AWAY, away.toString()));
    }

    private Uni<Verdict> refuse(Refusal reason, String detail) {
        tally.refused(reason, detail);
        return Uni.createFrom().item(new Verdict.Refused(reason));
    }
}
