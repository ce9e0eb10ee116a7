package io.closeloop.gateway.domain;

import io.closeloop.events.LeadMessage.Gate;
import io.closeloop.events.LeadMessage.MessageRequested;
import io.closeloop.events.LeadMessage.Scope;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Where gates stand: one key of the database's locks, which every gate and every claim behind it take (promise 6).
 *
 * @param ref as in {@link Gate}
 */
public record GatePlace(String integration, Scope scope, String ref) {

    /** @throws IllegalArgumentException when ref is no id of that scope */
    public GatePlace {
        switch (scope) {
            case ENGAGEMENT, SETTER -> UUID.fromString(ref);
            case LEAD, PHONE, INTEGRATION -> {}
        }
    }

    public static GatePlace of(String integration, Gate gate) {
        return new GatePlace(integration, gate.scope(), gate.ref());
    }

    public static Stream<GatePlace> of(String integration, MessageRequested request) {
        return Stream.of(Scope.values())
                .map(scope -> new GatePlace(integration, scope, refOf(scope, integration, request)));
    }

    private static String refOf(Scope scope, String integration, MessageRequested request) {
        return switch (scope) {
            case ENGAGEMENT -> request.engagementId().toString();
            case LEAD -> request.leadId();
            case PHONE -> request.toPhone();
            case SETTER -> request.setterId().toString();
            case INTEGRATION -> integration;
        };
    }

    /**
     * Whether the texts of many leads pass here. A claim locks such a place shared, so that claims do not wait for each other; a gate
     * locks every place exclusively.
     */
    public boolean isWide() {
        return switch (scope) {
            case ENGAGEMENT, LEAD, PHONE -> false;
            case SETTER, INTEGRATION -> true;
        };
    }
}
