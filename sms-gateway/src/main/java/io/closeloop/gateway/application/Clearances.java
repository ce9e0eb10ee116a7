package io.closeloop.gateway.application;

import io.closeloop.events.IntegrationChanged;
import io.closeloop.events.LeadMessage.Scope;
import io.closeloop.gateway.domain.Clearance;
import io.closeloop.gateway.domain.Clearance.Conditions;
import io.closeloop.gateway.domain.Clearance.Sender;
import io.closeloop.gateway.domain.GatePlace;
import io.closeloop.gateway.domain.GateState;
import io.closeloop.gateway.domain.Text;
import io.closeloop.gateway.store.Gates;
import io.closeloop.gateway.store.Ledger;
import io.closeloop.service.kafka.Integrations;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gathers, in a transaction and under the locks, what {@link Clearance} judges by. */
@ApplicationScoped
class Clearances {

    private final Gates gates;
    private final Ledger ledger;
    private final Integrations integrations;
    private final GatewaySettings settings;

    Clearances(Gates gates, Ledger ledger, Integrations integrations, GatewaySettings settings) {
        this.gates = gates;
        this.ledger = ledger;
        this.integrations = integrations;
        this.settings = settings;
    }

    /** Nothing at these places changes from here to the commit. Comes before any entry of the ledger is read. */
    Uni<Void> lock(Collection<GatePlace> places) {
        return gates.lockForPassing(places);
    }

    /** For texts that are to be claimed: gates, hours, and the pace of their phones. */
    Uni<Judge> forClaims(Collection<GatePlace> places, Instant now) {
        List<GatePlace> phones =
                places.stream().filter(place -> place.scope() == Scope.PHONE).toList();
        boolean unpaced = settings.pace().isZero() || phones.isEmpty();
        Uni<Map<GatePlace, Instant>> lastClaims = unpaced ? Uni.createFrom().item(Map.of()) : ledger.lastClaims(phones);
        return forFlip(places, now)
                .chain(judge -> lastClaims.map(last -> {
                    last.forEach(judge::paced);
                    return judge;
                }));
    }

    /** For a text that has been claimed: it has kept its pace. */
    Uni<Judge> forFlip(Collection<GatePlace> places, Instant now) {
        return places.isEmpty()
                ? Uni.createFrom().item(new Judge(now, Map.of()))
                : gates.at(places).map(standing -> new Judge(now, standing));
    }

    final class Judge {

        private final Instant now;
        private final Map<GatePlace, List<GateState>> standing;
        private final Map<GatePlace, Instant> notBefore = new HashMap<>();

        private Judge(Instant now, Map<GatePlace, List<GateState>> standing) {
            this.now = now;
            this.standing = standing;
        }

        Clearance of(Text text) {
            List<GateState> inItsWay = text.places()
                    .flatMap(place -> standing.getOrDefault(place, List.of()).stream())
                    .toList();
            Instant paceUntil = notBefore.getOrDefault(text.phone(), Instant.MIN);
            return Clearance.of(
                    text, new Conditions(now, inItsWay, sender(text.tenant().integration()), paceUntil));
        }

        /** The phone got a text then; the next one waits. */
        void paced(GatePlace phone, Instant claimed) {
            notBefore.put(phone, claimed.plus(settings.pace()));
        }

        private Sender sender(String integration) {
            return integrations
                    .find(integration)
                    .map(known -> known.event().status() == IntegrationChanged.Status.REMOVED
                            ? Sender.REMOVED
                            : Sender.CONNECTED)
                    .orElse(Sender.UNKNOWN);
        }
    }
}
