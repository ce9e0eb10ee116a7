package io.closeloop.gateway.application;

import io.closeloop.events.IntegrationChanged;
import io.closeloop.gateway.domain.Clearance;
import io.closeloop.gateway.domain.Clearance.Conditions;
import io.closeloop.gateway.domain.Clearance.Sender;
import io.closeloop.gateway.domain.GatePlace;
import io.closeloop.gateway.store.AtGates;
import io.closeloop.gateway.store.Gates;
import io.closeloop.service.kafka.Integrations;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;

/** Gathers what {@link Clearance} judges by, in a transaction that holds the locks of the text's gates. */
@ApplicationScoped
class Clearances {

    private final Gates gates;
    private final Integrations integrations;

    Clearances(Gates gates, Integrations integrations) {
        this.gates = gates;
        this.integrations = integrations;
    }

    /** No gate at these places changes from here to the commit. Comes before any entry of the ledger is read. */
    Uni<Void> lock(Collection<GatePlace> places) {
        return gates.lockForPassing(places);
    }

    /** For a text that has been claimed: it has kept its pace. */
    Clearance forFlip(AtGates text, Instant now) {
        return forClaim(text, now, Instant.MIN);
    }

    /** @param paceUntil from when its phone may get its next text */
    Clearance forClaim(AtGates text, Instant now, Instant paceUntil) {
        Sender sender = sender(text.entry().text().tenant().integration());
        return Clearance.of(text.entry().text(), new Conditions(now, text.gates(), sender, paceUntil));
    }

    Sender sender(String integration) {
        return integrations
                .find(integration)
                .map(known ->
                        known.event().status() == IntegrationChanged.Status.REMOVED ? Sender.REMOVED : Sender.CONNECTED)
                .orElse(Sender.UNKNOWN);
    }
}
